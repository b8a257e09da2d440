import assert from 'node:assert/strict'
import { button, dropFile, go, once, publishNow, reaches, write } from '../lib/browser.mjs'

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
    // What was made for it meanwhile is shown without looking again.
    await page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: 'Picture 1 of 1' }).waitFor()
  })
  await check('what a held post lacks is added, and goes out with it', async (page) => {
    const words = once('A picture of my own')
    await service.fault({ service: 'openai', operation: 'generate', fault: 'status', times: 1000, value: 400 })
    try {
      await go(page)
      await write(page, words)
      await page.getByRole('combobox', { name: 'If no picture can be made' }).click()
      await page.getByRole('option', { name: 'Wait for me' }).click()
      await publishNow(page)
      await reaches(page, 'NEEDS_REVIEW')
      const asked = await service.asked('openai')
      await dropFile(page, 'mine')
      await page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: /^Picture 1/ }).waitFor()
      await button(page, 'Try again now').click()
      await reaches(page, 'PUBLISHED')
      assert.equal(await service.asked('openai'), asked)
      assert.equal((await service.published()).filter((one) => one.caption === words).length, 1)
    } finally { await service.clearFaults() }
  })
}
