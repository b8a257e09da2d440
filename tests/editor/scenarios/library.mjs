import assert from 'node:assert/strict'
import { becomes, button, caption, gone, go, once } from '../lib/browser.mjs'
import { shelve } from '../lib/database.mjs'
import { png } from '../lib/png.mjs'
import { picture, upload } from '../lib/world.mjs'

const tiles = (page) => page.getByRole('main').getByRole('listitem')
const choice = (page, name) => page.getByRole('checkbox', { name: `Select: ${name}` })

async function filter(page, field, option) {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

export default async function ({ check, service }) {
  await check('pictures are uploaded, tagged together, found by tag and words, deleted, restored and removed for good', async (page) => {
    await go(page, '/library')
    await page.locator('input[type=file]').setInputFiles(['kite', 'anchor'].map((name, place) => ({ name: `${name}.png`, mimeType: 'image/png', buffer: png(500 + place * 200, 500, [250, 40 + 90 * place, 60], [30, 60, 120 + 90 * place]) })))
    await choice(page, 'kite').click()
    await choice(page, 'anchor').click()
    await button(page, 'Tag').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Add tags').first().fill('Seaside')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('2 pictures tagged.').waitFor()
    await gone(dialog)

    await page.getByLabel('Words in title, prompt or tags').fill('kite seaside')
    await page.getByRole('status').getByText('1 picture', { exact: true }).waitFor()
    await becomes(() => tiles(page).count(), 1)
    await page.getByLabel('Words in title, prompt or tags').fill('')
    await choice(page, 'anchor').waitFor()
    await filter(page, 'Orientation', 'Landscape')
    await gone(choice(page, 'kite'))
    await choice(page, 'anchor').waitFor()
    await button(page, 'Clear filters').click()
    await filter(page, 'Use', 'Not used')
    await choice(page, 'kite').waitFor()
    await button(page, 'Clear filters').click()

    await choice(page, 'kite').click()
    await button(page, 'Move to trash').click()
    await page.getByText('1 picture moved to the trash.').waitFor()
    await gone(choice(page, 'kite'))
    await button(page, 'Trash').click()
    await choice(page, 'kite').click()
    await button(page, 'Restore').click()
    await page.getByText('1 picture restored.').waitFor()
    await button(page, 'Back to the library').click()
    await choice(page, 'kite').click()
    await button(page, 'Move to trash').click()
    await gone(choice(page, 'kite'))
    await button(page, 'Trash').click()
    await choice(page, 'kite').click()
    await button(page, 'Delete for good').click()
    await dialog.getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('1 picture deleted for good.').waitFor()
    await gone(choice(page, 'kite'))
    await page.reload()
    await button(page, 'Trash').click()
    await page.getByRole('heading', { name: /^Trash/ }).waitFor()
    await page.getByRole('main').getByText(/^\d+ pictures?$/).waitFor()
    await gone(choice(page, 'kite'))
  })

  await check('every filter finds what it says, alone and together with others', async (page) => {
    await upload(service, 'shelf')
    const { imageModels } = await service.query('{ imageModels { model } }')
    const [one, other] = [...new Set(imageModels.map((model) => model.model))]
    const days = 24 * 60
    await shelve(service, 12, (number) => ({
      title: `Probe ${number}`, prompt: number > 5 ? 'drawn' : null, source: number > 5 ? 'Generated' : 'Imported', style: number <= 4 ? 'Vibrant' : number <= 7 ? 'Minimal' : null, model: number > 8 ? one : number > 5 ? other : null,
      minutes: [0, 1, 3 * days, 3 * days, 3 * days, 20 * days, 20 * days, 100 * days, 100 * days, 100 * days, 100 * days, 400 * days][number - 1],
      tags: [...(number % 2 === 0 ? ['probe-even'] : []), ...(number % 3 === 0 ? ['probe-third'] : [])], width: number === 1 ? 900 : 600, height: number === 12 ? 900 : 600,
    }))
    const { images } = await service.query('{ images(first: 3, where: { text: "Probe" }) { nodes { id } } }')
    await service.query('mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } } }', { input: { caption: 'With three probes', imageIds: images.nodes.map((image) => image.id) } })
    await go(page, '/library')
    const finds = async (count, ...choices) => {
      await page.getByLabel('Words in title, prompt or tags').fill('Probe')
      for (const [field, option] of choices) await filter(page, field, option)
      await page.keyboard.press('Escape')
      await page.getByRole('status').getByText(count === 1 ? '1 picture' : `${count} pictures`, { exact: true }).waitFor()
      await becomes(() => tiles(page).count(), count)
      await button(page, 'Clear filters').click()
    }
    await finds(12)
    await finds(7, ['Source', 'Generated'])
    await finds(4, ['Style', 'Vibrant'])
    await finds(3, ['Style', 'Minimal'])
    await finds(4, ['Model', one])
    await finds(3, ['Model', other])
    await finds(2, ['Date', 'Last 24 hours'])
    await finds(5, ['Date', 'Last 7 days'])
    await finds(7, ['Date', 'Last 30 days'])
    await finds(11, ['Date', 'Last year'])
    await finds(6, ['Tags', 'probe-even'])
    await finds(2, ['Tags', 'probe-even'], ['Tags', 'probe-third'])
    await finds(3, ['Use', 'In a post'])
    await finds(9, ['Use', 'Not used'])
    await finds(1, ['Orientation', 'Landscape'])
    await finds(1, ['Orientation', 'Portrait'])
    await finds(2, ['Style', 'Minimal'], ['Model', other])
  })

  await check('a picture shows its recipe and begins a post, or more like it with the whole recipe', async (page) => {
    const model = await picture(service, { prompt: 'Dunes without a kite' })
    await picture(service, { prompt: 'A kite over the dunes', negativePrompt: 'people', style: 'VIBRANT', aspectRatio: 'LANDSCAPE_191', quality: 'HD', referenceImageIds: [model] })
    await go(page, '/library')
    await filter(page, 'Source', 'Generated')
    const kite = page.getByRole('button', { name: 'A kite over the dunes', exact: true })
    await kite.click()
    const drawer = page.getByRole('dialog', { name: 'Picture' })
    await drawer.getByText('How it was made').waitFor()
    await drawer.getByText('A kite over the dunes').first().waitFor()
    await drawer.getByRole('button', { name: 'Make more like this' }).click()
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Prompt', exact: true }).inputValue(), 'A kite over the dunes')
    assert.equal(await page.getByRole('textbox', { name: 'Leave out' }).inputValue(), 'people')
    assert.equal(await page.getByRole('combobox', { name: 'Quality' }).inputValue(), 'HD')
    assert.ok(await page.getByRole('radio', { name: 'Vibrant' }).isChecked())
    assert.ok(await page.getByRole('radio', { name: '1.91:1' }).isChecked())
    await page.getByRole('group', { name: 'Pictures to go by' }).getByRole('img').waitFor()
    await button(page, 'Generate').click()
    await page.getByText('The picture is ready').waitFor()
    const { images } = await service.query('{ images(first: 1) { nodes { prompt style recipe { negativePrompt quality references { id } } } } }')
    const { recipe, ...words } = images.nodes[0]
    assert.deepEqual(words, { prompt: 'A kite over the dunes', style: 'VIBRANT' })
    assert.deepEqual({ ...recipe, references: recipe.references.map((one) => one.id) }, { negativePrompt: 'people', quality: 'HD', references: [model] })

    await go(page, '/library')
    await kite.first().click()
    await drawer.getByRole('button', { name: 'Use in a new post' }).click()
    await page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: /^Picture 1/ }).waitFor()
    assert.equal(await caption(page).inputValue(), '')
  })

  await check('a picture of the library is chosen for a post', async (page) => {
    await go(page)
    await page.getByRole('tab', { name: 'Library' }).click()
    await button(page, 'Choose pictures').click()
    const dialog = page.getByRole('dialog', { name: 'Choose pictures' })
    await dialog.getByRole('listitem').first().getByRole('button').click()
    await dialog.getByRole('button', { name: 'Add 1' }).click()
    await page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: /^Picture 1/ }).waitFor()
  })

  await check('what is written about a picture is saved when it is closed, and a name that is taken is said beside it', async (page) => {
    await upload(service, 'buoy')
    const collection = once('Harbour')
    await service.query('mutation($name: String!) { createCollection(input: { name: $name }) { collection { id } } }', { name: collection })
    await go(page, '/library')
    await page.getByRole('button', { name: 'buoy', exact: true }).first().click()
    const drawer = page.getByRole('dialog', { name: 'Picture' })
    const title = once('Red buoy')
    await drawer.getByRole('textbox', { name: 'Title' }).fill(title)
    await page.keyboard.press('Escape')
    await page.getByText('Saved.', { exact: true }).waitFor()
    await gone(drawer)
    await choice(page, title).click()
    await button(page, 'Add to collection').click()
    const dialog = page.getByRole('dialog', { name: 'Add to collection' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill(collection)
    await page.keyboard.press('Enter')
    await dialog.getByText('There is a collection of this name already.').waitFor()
    await dialog.getByRole('textbox', { name: 'Name' }).fill(once('Sea marks'))
    await page.keyboard.press('Enter')
    await page.getByText('Added to the collection.').waitFor()
  })

  await check('what others add appears by itself', async (page) => {
    await go(page, '/library')
    await page.getByRole('heading', { level: 1 }).getByRole('status').waitFor()
    const before = Number((await page.getByRole('heading', { level: 1 }).getByRole('status').textContent()).match(/\d+/)[0])
    await picture(service, { prompt: 'Seen at once' })
    await page.getByRole('status').getByText(`${before + 1} pictures`, { exact: true }).waitFor()
  })
}
