import assert from 'node:assert/strict'
import { button, caption, go, write } from '../lib/browser.mjs'

export default async function ({ check, service }) {
  await check('a failed generation says so, charges nothing, and the next one works', async (page) => {
    await service.fault({ service: 'openai', operation: 'generate', fault: 'status', times: 1000, value: 400 })
    await go(page)
    await write(page, 'A day without luck')
    const credits = () => page.getByRole('button', { name: /^Your menu/ }).textContent()
    const before = await credits()
    await button(page, 'Generate').click()
    await page.getByText('No picture was made, and nothing was charged.').waitFor()
    await service.clearFaults()
    await page.waitForFunction((text) => document.querySelector('[aria-label^="Your menu"]')?.textContent === text, before)
    await button(page, 'Generate').click()
    await page.getByText('The picture is ready').waitFor()
  })

  await check('a restart of the server in mid-generation loses nothing, and the page comes back by itself', async (page) => {
    await service.fault({ service: 'openai', operation: 'generate', fault: 'latency', times: 1, value: 6000 })
    await go(page)
    await write(page, 'Patience is a virtue')
    await button(page, 'Generate').click()
    await page.getByRole('progressbar', { name: 'Making the picture' }).waitFor()
    await page.waitForTimeout(600)
    await service.kill()
    await page.getByText(/Connection lost/).first().waitFor()
    await caption(page).fill('Patience is a virtue, written while offline')
    await service.clearFaults()
    await service.startApi()
    await page.getByText('Connected again.').waitFor()
    await page.getByText('The picture is ready').waitFor({ timeout: 60_000 })
    await page.getByText('Draft saved').waitFor()
    await page.reload()
    await caption(page).waitFor()
    assert.equal(await caption(page).inputValue(), 'Patience is a virtue, written while offline')
  })
}
