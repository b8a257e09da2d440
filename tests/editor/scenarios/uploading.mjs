import { createServer } from 'node:http'
import { becomes, exactFile, go, write } from '../lib/browser.mjs'
import { png } from '../lib/png.mjs'

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
    const bytes = [...png(640, 640, [200, 30, 60], [60, 30, 200])]
    const transfer = await page.evaluateHandle((data) => { const transfer = new DataTransfer(); transfer.items.add(new File([new Uint8Array(data)], 'dropped.png', { type: 'image/png' })); return transfer }, bytes)
    await page.getByRole('heading', { name: 'New post' }).dispatchEvent('drop', { dataTransfer: transfer })
    await pictures(page).first().waitFor()
  })

  await check('a picture can be pasted, and on a phone taken with the camera', async (page) => {
    await go(page)
    await page.getByRole('tab', { name: 'Upload' }).click()
    await page.getByRole('button', { name: 'Take a photo' }).waitFor()
    await page.locator('input[type=file][capture=environment]').waitFor({ state: 'attached' })
    const bytes = [...png(640, 640, [20, 130, 60], [160, 30, 100])]
    await page.getByRole('heading', { name: 'New post' }).evaluate((heading, data) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(data)], 'pasted.png', { type: 'image/png' }))
      heading.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    }, bytes)
    await pictures(page).first().waitFor()
  }, { small: true })

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
