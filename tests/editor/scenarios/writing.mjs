import assert from 'node:assert/strict'
import { becomes, button, caption, exactFile, generate, go, gone, preview, write } from '../lib/browser.mjs'

const minute = 60_000

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
    } finally { await service.drawQuickly() }
  })

  await check('the preview is the file that goes out, and a crop changes it', async (page) => {
    await go(page)
    await write(page, 'Lighthouse at noon')
    await generate(page)
    await exactFile(page)
    const before = await preview(page).getByText(/SHA-256/).textContent()
    await button(page, 'Crop').click()
    const dialog = page.getByRole('dialog', { name: 'Crop' })
    await dialog.getByText('Square 1:1').click()
    await dialog.getByRole('button', { name: 'Use the suggested crop' }).click()
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await page.waitForFunction((old) => { const found = [...document.querySelectorAll('span')].find((one) => one.textContent?.includes('SHA-256')); return found !== undefined && found.textContent !== old }, before)
    await preview(page).getByText(/(1080 × 1080|1024 × 1024) px, SHA-256/).waitFor()
    await preview(page).getByText('Profile', { exact: true }).click()
    await preview(page).getByText(/posts$/).waitFor()
  })
}
