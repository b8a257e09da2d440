import assert from 'node:assert/strict'
import { button, generate, go, reaches, write } from '../lib/browser.mjs'

const card = (page, words) => page.getByRole('link', { name: new RegExp(words) })

async function planned(page, words) {
  await go(page)
  await write(page, words)
  await generate(page)
  await button(page, 'Schedule').click()
  await reaches(page, 'SCHEDULED')
  await page.getByRole('link', { name: 'Calendar' }).click()
  await button(page, 'Week').click().catch(() => page.getByText('Week', { exact: true }).click())
  await card(page, words).waitFor()
}

export default async function ({ check }) {
  await check('a post is dragged to another day and keeps its time', async (page) => {
    await planned(page, 'Market day')
    // The last day of the week that is shown next: always in the future.
    await button(page, 'Later').click()
    await page.waitForTimeout(300)
    if (await card(page, 'Market day').count() === 0) { await button(page, 'Earlier').click(); await card(page, 'Market day').waitFor() }
    const days = page.locator('section[aria-label]')
    const target = days.last()
    const name = await target.getAttribute('aria-label')
    const from = await card(page, 'Market day').boundingBox()
    const to = await target.boundingBox()
    if (from.x + 20 > to.x) return
    await page.mouse.move(from.x + 30, from.y + 15)
    await page.mouse.down()
    await page.mouse.move(to.x + 40, to.y + 120, { steps: 10 })
    await page.mouse.up()
    await page.getByText(`Moved to ${name}.`).waitFor()
    const moved = target.getByRole('link', { name: /Market day/ })
    await moved.waitFor()
    assert.match(await moved.textContent(), /09:00/)
  })

  await check('the list shows time, status and words, and opens the post', async (page) => {
    await go(page, '/calendar')
    await page.getByText('List', { exact: true }).click()
    await page.getByRole('link', { name: /Market day/ }).first().click()
    await reaches(page, 'SCHEDULED')
  })
}
