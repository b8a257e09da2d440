import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { becomes, caption, dropFile, exactFile, go, gone, write } from '../lib/browser.mjs'
import { png } from '../lib/png.mjs'

const bytes = () => [...png(640, 640, [20, 130, 60], [160, 30, 100])]
const pictures = (page) => page.getByRole('list', { name: 'Pictures' }).getByRole('button', { name: /^Picture/ })

export default async function ({ check }) {
  await check('files are uploaded, described, and a file that is no picture says so', async (page) => {
    await go(page)
    await page.getByRole('tab', { name: 'Upload' }).click()
    const files = page.locator('input[type=file][multiple]')
    await files.setInputFiles([{ name: 'sea.png', mimeType: 'image/png', buffer: png(900, 700, [20, 90, 160], [240, 200, 120]) }, { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') }])
    await page.getByRole('alert').getByText(/broken\.png/).waitFor()
    await pictures(page).first().waitFor()
    await page.getByRole('textbox', { name: /^Alt text/ }).fill('A blue sea under a yellow sky')
    await write(page, 'From my own camera')
    await exactFile(page)
    await page.reload()
    await page.getByRole('textbox', { name: /^Alt text/ }).waitFor()
    await becomes(() => page.getByRole('textbox', { name: /^Alt text/ }).inputValue(), 'A blue sea under a yellow sky')
  })

  await check('a picture can be dropped anywhere on the page', async (page) => {
    await go(page)
    await page.getByRole('heading', { name: 'New post' }).waitFor()
    await dropFile(page, 'dropped')
    await pictures(page).first().waitFor()
  })

  await check('a picture can be pasted, and on a phone taken with the camera', async (page) => {
    await go(page)
    await page.getByRole('tab', { name: 'Upload' }).click()
    await page.getByRole('button', { name: 'Take a photo' }).waitFor()
    await page.locator('input[type=file][capture=environment]').waitFor({ state: 'attached' })
    // Nothing has the focus: a paste goes to the page itself.
    await page.evaluate((data) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(data)], 'pasted.png', { type: 'image/png' }))
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, bytes())
    await pictures(page).first().waitFor()
  }, { small: true })

  await check('words that come with a picture of themselves are pasted as words', async (page) => {
    await go(page)
    await caption(page).waitFor()
    const taken = (types) => caption(page).evaluate((field, { data, types }) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(data)], 'words.png', { type: 'image/png' }))
      if (types.includes('text/plain')) clipboardData.setData('text/plain', 'Words from a letter')
      return !field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, { data: bytes(), types })
    assert.equal(await taken(['text/plain']), false)
    assert.equal(await taken([]), true)
    await pictures(page).first().waitFor()
    assert.equal(await pictures(page).count(), 1)
  })

  await check('a file over the page says so, and no more when it is carried away', async (page) => {
    await go(page)
    await caption(page).waitFor()
    const carry = (type, from) => page.evaluate(([type, from]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'x.png', { type: 'image/png' }))
      document.querySelector(from).dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }, [type, from])
    await carry('dragover', 'nav')
    await page.getByText('Drop to add to this post').waitFor()
    await carry('dragleave', 'textarea')
    await gone(page.getByText('Drop to add to this post'))
  })

  await check('a picture is imported by its address', async (page) => {
    const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(png(800, 800, [10, 120, 60], [250, 250, 200])))
    await new Promise((resolve) => server.listen(Number(process.env.IMPORT_PORT), '127.0.0.1', resolve))
    try {
      await go(page)
      await page.getByRole('tab', { name: 'Link' }).click()
      await page.getByLabel('Address of a picture').fill(`http://127.0.0.1:${server.address().port}/leaf.png`)
      await page.getByRole('button', { name: 'Import' }).click()
      await pictures(page).first().waitFor()
    } finally { server.close() }
  })
}
