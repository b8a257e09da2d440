import { png } from './png.mjs'

// A workspace as it looks after some weeks of work: what every screen is looked at with.
const prompts = ['A harbour at sunrise', 'Fresh croissants on a marble counter', 'A lighthouse in a storm', 'Market stalls full of peaches', 'A cat asleep on warm stones', 'Snow on pine trees']
const day = 86_400_000
const glance = 100

async function until(read, isThere) {
  const end = performance.now() + 90_000
  for (;;) {
    const found = await read()
    if (isThere(found)) return found
    if (performance.now() > end) throw new Error(`This did not come: ${JSON.stringify(found)}`)
    await new Promise((resolve) => setTimeout(resolve, glance))
  }
}

const payload = (data) => {
  const [answer] = Object.values(data)
  if (answer.errors?.length > 0) throw new Error(JSON.stringify(answer.errors))
  return answer
}

const order = async (service, input) => payload(await service.query('mutation($input: GenerateImagesInput!) { generateImages(input: $input) { generation { id } errors { ... on Error { code message } } } }', { input })).generation.id

async function made(service, id) {
  const { node } = await until(
    () => service.query('query($id: ID!) { node(id: $id) { ... on Generation { status error { code message } images { id } } } }', { id }),
    ({ node }) => node.status === 'SUCCEEDED' || node.status === 'FAILED')
  if (node.status === 'FAILED') throw new Error(JSON.stringify(node.error))
  return node.images.map((image) => image.id)
}

/** The picture that is made when this is asked for, in the library. */
export const picture = async (service, input) => (await made(service, await order(service, input)))[0]

let uploads = 0

/** A picture in the library that nobody had to draw; no two are alike. */
export async function upload(service, title, width = 600, height = 600) {
  const number = ++uploads
  const file = new File([png(width, height, [number % 256, 120, (number * 37) % 256], [240, (number * 11) % 256, 90])], `${title}.png`, { type: 'image/png' })
  const { images } = payload(await service.send('mutation($file: Upload!) { uploadImages(input: { files: [$file] }) { images { id } errors { ... on Error { code message } } } }', file))
  return images[0].id
}

/** Pictures made from prompts, ready in the library; newest last. */
export async function pictures(service, count, ratios = ['PORTRAIT_4_5', 'SQUARE', 'LANDSCAPE_191']) {
  const ordered = []
  for (let at = 0; at < count; at++) ordered.push(await order(service, { prompt: `${prompts[at % prompts.length]}${at < prompts.length ? '' : `, view ${at}`}`, style: 'PHOTOGRAPHIC', aspectRatio: ratios[at % ratios.length] }))
  const found = []
  for (const id of ordered) found.push(...await made(service, id))
  return found
}

const localTime = (instant) => new Date(instant).toISOString().slice(0, 19)

/** A post as a program plans it, with a picture that nobody had to draw. */
export async function plan(service, caption, at) {
  const { instagramAccounts: [account] } = await service.query('{ instagramAccounts { id } }')
  const { post } = payload(await service.query('mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { ... on Error { code message } } } }', { input: { caption, accountId: account.id, imageIds: [await upload(service, caption)] } }))
  payload(await service.query('mutation($input: SchedulePostInput!) { schedulePost(input: $input) { errors { ... on Error { code message } } } }', { input: { postId: post.id, at, timeZone: 'Europe/Berlin' } }))
}

export async function furnish(service) {
  const { instagramAccounts: [account] } = await service.query('{ instagramAccounts { id } }')
  const images = await pictures(service, 6)
  const post = async (caption, imageIds, altTexts) => payload(await service.query('mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { ... on Error { code message } } } }', { input: { caption, accountId: account.id, imageIds, altTexts } })).post.id
  const schedule = (postId, at, more = {}) => service.query('mutation($input: SchedulePostInput!) { schedulePost(input: $input) { errors { ... on Error { code message } } } }', { input: { postId, at: localTime(at), timeZone: 'UTC', ...more } }).then(payload)
  const publish = (postId, more = {}) => service.query('mutation($input: PublishPostNowInput!) { publishPostNow(input: $input) { errors { ... on Error { code message } } } }', { input: { postId, ...more } }).then(payload)
  const status = (id, wanted) => until(() => service.query('query($id: ID!) { postById(id: $id) { status } }', { id }), ({ postById }) => postById.status === wanted)

  const carousel = await post('Three mornings at the harbour, one more beautiful than the other. #harbour #morning @demo_cafe', images.slice(0, 3), ['The harbour before sunrise', null, null])
  const planned = ['Peaches are back!', 'Storm warning: hot chocolate all day', 'Who found our cat?', 'First snow, last terrace day']
  const tomorrow = Math.ceil(Date.now() / day) * day
  const scheduled = []
  for (const [at, caption] of planned.entries()) scheduled.push(await post(caption, [images[2 + at]], [`${caption}, in a picture`]))
  for (const [at, id] of scheduled.entries()) await schedule(id, tomorrow + (at * 2 + 1) * day + (8 + at) * 3_600_000, at === 0 ? { repeat: { every: 'WEEKLY' } } : {})
  await post('An idea for next week', [], [])
  const published = await post('Good morning, harbour! Fresh croissants from seven.', [images[1]], ['Croissants on a marble counter'])
  await publish(published)
  await status(published, 'PUBLISHED')
  const held = await post('Nothing can be drawn today', [], [])
  await service.fault({ service: 'openai', operation: 'generate', fault: 'status', times: 1000, value: 400 })
  try {
    await publish(held, { autoImage: { enabled: true, onFailure: 'HOLD' } })
    await status(held, 'NEEDS_REVIEW')
  } finally { await service.clearFaults() }
  await service.query('mutation($input: DeleteImagesInput!) { deleteImages(input: $input) { errors { ... on Error { code message } } } }', { input: { imageIds: await pictures(service, 1) } }).then(payload)
  return { carousel, published, held, images, planned: scheduled[0] }
}
