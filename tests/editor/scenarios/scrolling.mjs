import assert from 'node:assert/strict'
import { becomes, button, go, gone } from '../lib/browser.mjs'
import { shelve } from '../lib/database.mjs'
import { upload } from '../lib/world.mjs'

const pictures = 360
const pageSize = 40
const inSight = 120

const tiles = (where) => where.locator('[role=listitem][aria-posinset]')
const last = async (where) => Number(await tiles(where).last().getAttribute('aria-posinset'))

/** Every picture in sight on the way down, by its place; each scroll is less than a screen. Ends when all were seen, or nothing new comes. */
async function walk(where, total, scroll) {
  const seen = new Map()
  let most = 0
  for (let still = 0; still < 60 && seen.size < total; still++) {
    const shown = await where.evaluate((element) => [...element.querySelectorAll('[role=listitem][aria-posinset]')].map((tile) => [Number(tile.getAttribute('aria-posinset')), tile.querySelector('button').getAttribute('aria-label')]))
    most = Math.max(most, shown.length)
    const before = seen.size
    for (const [place, name] of shown) seen.set(place, name)
    if (seen.size > before) still = 0
    await scroll()
    await where.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  }
  return { seen, most }
}

export default async function ({ check, service }) {
  let total = 0
  await check('a library is scrolled to its last picture, and only what is in sight is in the page', async (page) => {
    await upload(service, 'shelf')
    await shelve(service, pictures, (number) => ({ title: `Shelf ${number}`, minutes: number }))
    total = (await service.query('{ images { totalCount } }')).images.totalCount
    await go(page, '/library')
    await tiles(page).first().waitFor()
    await page.mouse.move(700, 500)
    const { seen, most } = await walk(page.getByRole('main'), total, () => page.mouse.wheel(0, 700))
    assert.deepEqual([...seen.keys()].sort((one, other) => one - other), Array.from({ length: total }, (_, place) => place + 1))
    assert.equal([...seen.values()].filter((name) => name.startsWith('Shelf ')).length, pictures)
    assert.equal(new Set([...seen.values()].filter((name) => name.startsWith('Shelf '))).size, pictures)
    assert.ok(most < inSight, `${most} tiles at once`)
    assert.equal(await tiles(page).last().getAttribute('aria-setsize'), String(total))
  })

  await check('the choice of pictures for a post is scrolled to its end, too', async (page) => {
    await go(page)
    await page.getByRole('tab', { name: 'Library' }).click()
    await button(page, 'Choose pictures').click()
    const dialog = page.getByRole('dialog', { name: 'Choose pictures' })
    await tiles(dialog).first().waitFor()
    const box = dialog.getByRole('group', { name: 'Library' })
    const { seen, most } = await walk(box, total, () => box.evaluate((element) => { element.scrollTop += 300 }))
    assert.equal(seen.size, total)
    assert.ok(most < inSight, `${most} tiles at once`)
  })

  await check('where the server asks for a pause the library waits, says so, and goes on by itself', async (page) => {
    let asked = 0
    await page.route('**/graphql', async (route) => {
      const isPage = route.request().postData()?.includes('"LibraryPage"') === true
      if (isPage && ++asked === 3) await route.fulfill({ status: 429, headers: { 'Retry-After': '1' }, body: '' })
      else await route.continue()
    })
    await go(page, '/library')
    await page.getByText('The server asks for a short pause. It goes on by itself.').waitFor()
    await gone(page.getByText('The server asks for a short pause. It goes on by itself.'))
    await becomes(async () => { await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight)); return last(page) }, total)
    assert.equal(asked, Math.ceil(total / pageSize) + 1)
  })

  await check('a lost connection leaves the reader where she is, and the next pages come when it is back', async (page) => {
    await go(page, '/library')
    await tiles(page).first().waitFor()
    await becomes(async () => { await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight)); return await last(page) >= pageSize * 3 }, true)
    await page.context().setOffline(true)
    await page.getByText('Connection lost. Trying again; nothing you wrote is gone.').waitFor()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.getByText('This could not be loaded.').waitFor()
    const before = await page.evaluate(() => scrollY)
    await page.context().setOffline(false)
    await page.getByText('Connected again.').waitFor()
    await gone(page.getByText('This could not be loaded.'))
    assert.ok(await page.evaluate(() => scrollY) >= before - 400)
    await becomes(async () => { await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight)); return last(page) }, total)
  })
}
