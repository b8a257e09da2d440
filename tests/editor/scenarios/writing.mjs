import assert from 'node:assert/strict'
import { becomes, button, caption, dropFile, exactFile, generate, go, gone, once, preview, write } from '../lib/browser.mjs'
import { upload } from '../lib/world.mjs'

const minute = 60_000

/** The file in the preview, by its hash; empty while it is being made. */
const fileShown = async (page) => /SHA-256 (\w+)/.exec(await preview(page).textContent())?.[1] ?? ''

export default async function ({ check, service }) {
  await check('from the empty page to a scheduled post with a generated picture takes less than a minute', async (page) => {
    const started = performance.now()
    await go(page)
    await page.getByText('Berlin time (GMT+1)').waitFor()
    await caption(page).fill('Fresh croissants from seven, coffee on the pier.')
    await button(page, 'Generate').click()
    await page.getByRole('progressbar', { name: 'Making the picture' }).waitFor()
    await page.getByText('The picture is ready').waitFor()
    await button(page, 'Schedule').click()
    await page.getByRole('region', { name: 'Status' }).getByText('Scheduled').first().waitFor()
    assert.ok(performance.now() - started < minute)
    assert.match(page.url(), /\/posts\//)
  })

  await check('characters, hashtags and mentions are counted as Instagram counts them', async (page) => {
    await go(page)
    await caption(page).fill('Grüße 👩‍🍳 #Straßenfest #東京 ＃全角 a#no &#no @demo_cafe @zwei.')
    const counters = page.locator('[data-counters]')
    // The cook is three signs joined: five UTF-16 units.
    await counters.getByText(`${'Grüße 👩‍🍳 #Straßenfest #東京 ＃全角 a#no &#no @demo_cafe @zwei.'.length} / 2,200`).waitFor()
    await counters.getByText('3 / 30').waitFor()
    await counters.getByText('2 / 20').waitFor()
    await caption(page).fill('x'.repeat(2201))
    await page.getByText('Characters: 2201 of 2200').waitFor()
    await becomes(() => button(page, 'Schedule').isDisabled(), true)
  })

  await check('a draft saves itself and is there after a reload, word for word', async (page) => {
    await go(page)
    await write(page, 'Kept without a click')
    assert.match(page.url(), /\/posts\//)
    await page.reload()
    await caption(page).waitFor()
    assert.equal(await caption(page).inputValue(), 'Kept without a click')
  })

  await check('what was written a moment ago is kept when another screen is opened, and so is the day it is for', async (page) => {
    const words = once('Left in a hurry')
    await go(page)
    await caption(page).fill(words)
    await page.getByRole('link', { name: 'Calendar' }).click()
    const draft = page.getByRole('complementary', { name: 'Drafts' }).getByRole('link', { name: new RegExp(words) })
    await draft.waitFor()
    await draft.click()
    await becomes(() => caption(page).inputValue(), words)
    await button(page, 'In an hour').click()
    const when = await page.locator('[data-slot]').textContent()
    await button(page, 'Write a prompt instead').click()
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A pier in the fog')
    await page.getByRole('link', { name: 'Settings' }).click()
    await becomes(() => page.evaluate(() => document.activeElement.id), 'content')
    await page.goBack()
    await becomes(() => page.getByRole('textbox', { name: 'Prompt' }).inputValue(), 'A pier in the fog')
    await becomes(() => page.locator('[data-slot]').textContent(), when)
    await becomes(() => page.title(), `${words} · SocialImages`)
    const { posts } = await service.query('{ posts(first: 50) { nodes { caption } } }')
    assert.equal(posts.nodes.filter((post) => post.caption === words).length, 1)
  })

  await check('who signs out leaves nothing of a prompt behind in the tab', async (page) => {
    await go(page)
    await page.evaluate((token) => sessionStorage.setItem('token', token), await service.token())
    await page.reload()
    await caption(page).fill(once('Signing out'))
    await page.waitForURL(/\/posts\//)
    await button(page, 'Write a prompt instead').click()
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A pier in the sun')
    const isKept = () => page.evaluate(() => Object.values(sessionStorage).some((kept) => kept.includes('A pier in the sun')))
    await becomes(isKept, true)
    await page.getByRole('button', { name: /^Your menu/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    // The trial goes on without a token, on the same post: it must not bring the prompt back.
    await becomes(() => page.evaluate(() => sessionStorage.getItem('token')), null)
    await button(page, 'Write a prompt instead').waitFor()
    assert.equal(await isKept(), false)
  })

  await check('another language is spoken without touching what is being written', async (page) => {
    await go(page)
    await caption(page).fill('Between two languages')
    await page.getByRole('button', { name: /^Your menu/ }).click()
    await page.getByRole('menuitem', { name: 'Deutsch' }).click()
    const field = page.getByRole('textbox', { name: 'Bildunterschrift', exact: true })
    await becomes(() => field.inputValue(), 'Between two languages')
    await becomes(() => page.evaluate(() => document.documentElement.lang), 'de')
  })

  await check('ten pictures are the most, and the eleventh is said to be left out', async (page) => {
    const ids = []
    for (let number = 1; number <= 10; number++) ids.push(await upload(service, `Row ${number}`))
    await go(page, `/?${ids.map((id) => `image=${encodeURIComponent(id)}`).join('&')}`)
    const tiles = page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: /^Picture/ })
    await becomes(() => tiles.count(), 10)
    await page.getByText('Draft saved').waitFor()
    await dropFile(page, 'eleven')
    await page.getByText('A post has ten pictures at most. The others are in your library.').waitFor()
    assert.equal(await tiles.count(), 10)
  })

  await check('what it costs stands beside the button, and several pictures give a choice', async (page) => {
    await go(page)
    await write(page, 'A garden of stones')
    await page.getByRole('radiogroup', { name: 'How many' }).getByText('2', { exact: true }).click()
    await page.getByText(/\d+ credits of [\d,]+/).first().waitFor()
    await button(page, 'Generate 2').click()
    await page.getByText('2 pictures are ready').waitFor()
    const tiles = page.getByRole('button', { name: 'Use this picture' })
    await becomes(() => tiles.count(), 2)
    await tiles.first().click()
    await page.getByRole('button', { name: 'In the post' }).waitFor()
    await becomes(() => page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: /^Picture/ }).count(), 1)
  })

  await check('a picture that does not please is made anew for the price that is said, and the new one takes its place', async (page) => {
    const tiles = page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: /^Picture/ })
    const first = async () => (await service.query('{ images(first: 1) { nodes { id } } }')).images.nodes[0].id
    await go(page)
    await write(page, once('Not this one'))
    await generate(page)
    const before = await first()
    const section = page.getByRole('region', { name: 'Making the picture' })
    await section.getByText(/^\d+ credits of [\d,]+/).waitFor()
    await section.getByRole('button', { name: 'Make another instead' }).click()
    await page.getByRole('progressbar', { name: 'Making the picture' }).waitFor()
    await page.getByText('The picture is ready').waitFor()
    await page.getByText('Draft saved').waitFor()
    assert.equal(await tiles.count(), 1)
    const after = await first()
    assert.notEqual(after, before)
    const id = decodeURIComponent(page.url().split('/posts/')[1]).replaceAll('_', '/').replaceAll('-', '+')
    await becomes(async () => (await service.query('query($id: ID!) { postById(id: $id) { images { id } } }', { id })).postById.images.map((image) => image.id), [after])
  })

  await check('a generation shows its preview, stage and percent, and can be cancelled', async (page) => {
    await service.configure({ openai: { imageDelayMs: 20_000 } })
    try {
      await go(page)
      await write(page, 'A slow sunrise')
      await button(page, 'Generate').click()
      const bar = page.getByRole('progressbar', { name: 'Making the picture' })
      await bar.waitFor()
      const pictures = page.getByRole('region', { name: 'Pictures' })
      await pictures.getByText(/^Drawing/).waitFor()
      await pictures.getByRole('listitem', { name: 'Coming' }).locator('img').waitFor()
      await becomes(async () => Number(await bar.getAttribute('aria-valuenow')) > 0, true)
      await button(page, 'Cancel').click()
      await page.getByText('Canceled. What was finished is in the library.').waitFor()
      await gone(bar)
    } finally { await service.beQuick() }
  })

  await check('the preview is the file that goes out, and a crop changes it', async (page) => {
    await go(page, `/?image=${encodeURIComponent(await upload(service, 'lighthouse', 900, 1200))}`)
    await write(page, 'Lighthouse at noon')
    await exactFile(page)
    const before = await fileShown(page)
    await button(page, 'Crop').click()
    const dialog = page.getByRole('dialog', { name: 'Crop' })
    await dialog.getByText('Square 1:1').click()
    await dialog.getByRole('button', { name: 'Use the suggested crop' }).click()
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await preview(page).getByText(/(\d+) × \1 px, SHA-256/).waitFor()
    assert.notEqual(await fileShown(page), before)
    await preview(page).getByText('Profile', { exact: true }).click()
    await preview(page).getByText(/^\d+ posts?$/).waitFor()
  })

  await check('a crop is moved by the arrow keys, and the file that goes out is the part that was chosen', async (page) => {
    await go(page, `/?image=${encodeURIComponent(await upload(service, 'horizon', 1600, 800))}`)
    await write(page, 'From left to right')
    await exactFile(page)
    const files = [await fileShown(page)]
    const places = []
    // The picture goes to the left as far as it can, then to the right: what is seen of it lies at the other end.
    for (const key of ['ArrowLeft', 'ArrowRight']) {
      await button(page, 'Crop').click()
      const dialog = page.getByRole('dialog', { name: 'Crop' })
      await dialog.getByText('Portrait 4:5').click()
      await dialog.getByRole('application', { name: 'Position of the crop' }).focus()
      for (let times = 0; times < 40; times++) await page.keyboard.press(key)
      await dialog.getByRole('button', { name: 'Apply' }).click()
      await gone(dialog)
      await becomes(async () => ['', ...files].includes(await fileShown(page)), false)
      files.push(await fileShown(page))
      const id = decodeURIComponent(page.url().split('/posts/')[1]).replaceAll('_', '/').replaceAll('-', '+')
      places.push((await service.query('query($id: ID!) { postById(id: $id) { crops { x y width height } } }', { id })).postById.crops[0])
    }
    assert.deepEqual(places.map(({ x, y, width, height }) => [x, y, width, height]), [[960, 0, 640, 800], [0, 0, 640, 800]])
  })
}
