import assert from 'node:assert/strict'
import { becomes, button, exactFile, go, preview, publishNow, reaches, write } from '../lib/browser.mjs'
import { png } from '../lib/png.mjs'

const tiles = (page) => page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: /^Picture \d of/ })
const altText = (page) => page.getByRole('textbox', { name: /^Alt text/ })
const announced = (page, words) => page.getByText(words, { exact: true }).waitFor({ state: 'attached' })

/** Each picture by its alt text, in order. */
const order = async (page) => {
  const found = []
  for (const tile of await tiles(page).all()) {
    await tile.click()
    found.push(await altText(page).inputValue())
  }
  return found
}

async function fill(page, names) {
  await go(page)
  await page.getByRole('tab', { name: 'Upload' }).click()
  for (const [place, name] of names.entries()) {
    if (place === 1) await button(page, 'Add pictures').click()
    await page.locator('input[type=file][multiple]').setInputFiles({ name: `${name}.png`, mimeType: 'image/png', buffer: png(600, 600, [40 * place + 60, 120, 200 - 50 * place], [240, 60 * place, 90]) })
    await becomes(() => tiles(page).count(), place + 1)
    await tiles(page).nth(place).click()
    await altText(page).fill(name)
  }
}

export default async function ({ check, service }) {
  await check('pictures are put in order with the keyboard alone and published in that order', async (page) => {
    await fill(page, ['one', 'two', 'three'])
    assert.deepEqual(await order(page), ['one', 'two', 'three'])
    await tiles(page).nth(0).focus()
    await page.keyboard.press('Space')
    await announced(page, 'Over Picture 1 of 3.')
    await page.keyboard.press('ArrowRight')
    await announced(page, 'Over Picture 2 of 3.')
    await page.keyboard.press('Space')
    await announced(page, 'Dropped on Picture 2 of 3.')
    await becomes(() => order(page), ['two', 'one', 'three'])
    await tiles(page).nth(2).click()
    await button(page, 'Move left').click()
    await becomes(() => order(page), ['two', 'three', 'one'])
    await write(page, 'Three in a row')
    await exactFile(page)
    await preview(page).getByRole('button', { name: 'Next picture' }).click()
    await preview(page).getByText('2/3').waitFor()
    await publishNow(page)
    await reaches(page, 'PUBLISHED')
    const [media] = (await service.published()).filter((one) => one.caption === 'Three in a row')
    assert.deepEqual(media.children.map((child) => child.altText ?? child.alt_text), ['two', 'three', 'one'])
  })

  await check('pictures are dragged with the mouse, and one without alt text says so beside it', async (page) => {
    await fill(page, ['left', 'right'])
    const [from, to] = [await tiles(page).nth(0).boundingBox(), await tiles(page).nth(1).boundingBox()]
    await page.mouse.move(from.x + 40, from.y + 40)
    await page.mouse.down()
    await page.mouse.move(to.x + 60, to.y + 40, { steps: 8 })
    await announced(page, 'Over Picture 2 of 2.')
    await page.mouse.up()
    await becomes(() => order(page), ['right', 'left'])
    await tiles(page).nth(1).click()
    await altText(page).fill('')
    await page.getByText('Picture 2 has no alternative text; people who cannot see it will not know what it shows.').waitFor()
    await tiles(page).nth(0).click()
    await page.getByText('Picture 2 has no alternative text', { exact: false }).waitFor({ state: 'hidden' })
  })
}
