import assert from 'node:assert/strict'
import { button, exactFile, go, preview, publishNow, reaches, write } from '../lib/browser.mjs'
import { png } from '../lib/png.mjs'

const tiles = (page) => page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: /^Picture \d of/ })
const alts = async (page) => {
  const found = []
  for (const tile of await tiles(page).all()) {
    await tile.click()
    found.push(await page.getByRole('textbox', { name: /^Alt text/ }).inputValue())
  }
  return found
}

async function fill(page, names) {
  await go(page)
  await page.getByRole('tab', { name: 'Upload' }).click()
  for (const [place, name] of names.entries()) {
    if (place > 0) await button(page, 'Add pictures').click().catch(() => undefined)
    await page.locator('input[type=file][multiple]').setInputFiles({ name: `${name}.png`, mimeType: 'image/png', buffer: png(600, 600, [40 * place + 60, 120, 200 - 50 * place], [240, 60 * place, 90]) })
    await tiles(page).nth(place).waitFor()
    await tiles(page).nth(place).click()
    await page.getByRole('textbox', { name: /^Alt text/ }).fill(name)
    if (place > 0) await button(page, 'Add pictures').click()
  }
}

export default async function ({ check, service }) {
  await check('pictures are put in order with the keyboard alone and published in that order', async (page) => {
    await fill(page, ['one', 'two', 'three'])
    assert.deepEqual(await alts(page), ['one', 'two', 'three'])
    await tiles(page).nth(0).focus()
    await page.keyboard.press('Space')
    await page.waitForTimeout(300)
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(300)
    await page.keyboard.press('Space')
    await page.waitForTimeout(300)
    assert.deepEqual(await alts(page), ['two', 'one', 'three'])
    await tiles(page).nth(2).click()
    await button(page, 'Move left').click()
    assert.deepEqual(await alts(page), ['two', 'three', 'one'])
    await write(page, 'Three in a row')
    await exactFile(page)
    await preview(page).getByRole('button', { name: 'Next picture' }).click()
    await preview(page).getByText('2/3').waitFor()
    await publishNow(page)
    await reaches(page, 'PUBLISHED')
    const [media] = (await service.published()).filter((one) => one.caption === 'Three in a row')
    assert.deepEqual(media.children.map((child) => child.altText ?? child.alt_text), ['two', 'three', 'one'])
  })

  await check('pictures are dragged with the mouse', async (page) => {
    await fill(page, ['left', 'right'])
    const from = await tiles(page).nth(0).boundingBox()
    const to = await tiles(page).nth(1).boundingBox()
    await page.mouse.move(from.x + 40, from.y + 40)
    await page.mouse.down()
    await page.mouse.move(to.x + 60, to.y + 40, { steps: 8 })
    await page.mouse.up()
    await page.waitForTimeout(300)
    assert.deepEqual(await alts(page), ['right', 'left'])
  })
}
