import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { becomes, button, caption, exactFile, generate, go, preview, publishNow, reaches, write } from '../lib/browser.mjs'

export default async function ({ check, service }) {
  await check('a post goes out with the very bytes the preview showed, and its status follows live', async (page) => {
    await go(page)
    await write(page, 'Published from the editor ☀️ #now')
    await generate(page)
    await exactFile(page)
    const source = await preview(page).locator('img[alt="Picture of the post"]').getAttribute('src')
    const shown = createHash('sha256').update(Buffer.from(await (await fetch(source)).arrayBuffer())).digest('hex')
    await publishNow(page)
    await reaches(page, 'PUBLISHED')
    await page.getByRole('link', { name: /View on Instagram/ }).waitFor()
    const media = (await service.published()).filter((one) => one.caption === 'Published from the editor ☀️ #now')
    assert.equal(media.length, 1)
    assert.ok(JSON.stringify(media[0]).includes(shown), 'other bytes were published than shown')
    await page.getByText(/^History/).click()
    await page.getByText('Published: done').waitFor()
    await becomes(() => caption(page).evaluate((field) => field.readOnly), true)
  })

  await check('a scheduled post is changed on purpose only, and goes back to being a draft', async (page) => {
    await go(page)
    await write(page, 'First words')
    await generate(page)
    await button(page, 'Schedule').click()
    await reaches(page, 'SCHEDULED')
    await caption(page).fill('Second thoughts')
    await page.getByText('Changes not saved').waitFor()
    await button(page, 'Save changes').click()
    await page.getByText('Changes saved.').waitFor()
    await button(page, 'More actions').click()
    await page.getByRole('menuitem', { name: 'Back to draft' }).click()
    await page.getByText('Taken off the calendar.').waitFor()
    await button(page, 'Schedule').waitFor()
    await becomes(() => caption(page).inputValue(), 'Second thoughts')
  })
}
