import assert from 'node:assert/strict'
import { becomes, button, caption, exactFile, generate, go, gone, preview, write } from '../lib/browser.mjs'
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
    const counters = page.locator('dl').first()
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
    await preview(page).getByText(/posts$/).waitFor()
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
