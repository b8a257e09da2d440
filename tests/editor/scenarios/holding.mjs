import assert from 'node:assert/strict'
import { button, go, publishNow, reaches, write } from '../lib/browser.mjs'

export default async function ({ check, service }) {
  await check('without a picture the slot is kept, and a hold waits for a decision', async (page) => {
    await service.fault({ service: 'openai', operation: 'generate', fault: 'status', times: 1000, value: 400 })
    try {
      await go(page)
      await write(page, 'Nothing can be drawn today')
      await page.getByRole('combobox', { name: 'If no picture can be made' }).click()
      await page.getByRole('option', { name: 'Wait for me' }).click()
      await publishNow(page)
      await reaches(page, 'NEEDS_REVIEW')
      await page.getByText('This post needs your decision').waitFor()
    } finally { await service.clearFaults() }
    await button(page, 'Try again now').click()
    await reaches(page, 'PUBLISHED')
    assert.equal((await service.published()).filter((one) => one.caption === 'Nothing can be drawn today').length, 1)
  })
}
