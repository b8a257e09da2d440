import assert from 'node:assert/strict'
import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { address } from '../lib/service.mjs'

const get = (path, accepted) => new Promise((resolve, reject) => {
  request(`${address}${path}`, { headers: accepted === undefined ? {} : { 'accept-encoding': accepted } }, async (response) => {
    const parts = []
    for await (const part of response) parts.push(part)
    resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) })
  }).on('error', reject).end()
})

export default async function ({ check }) {
  await check('scripts are sent as small as the browser takes them, and are the same in every form', async () => {
    const { body: page } = await get('/')
    const script = /src="(\/assets\/index-[^"]+\.js)"/.exec(page.toString())[1]
    const [plain, gzip, brotli] = [await get(script), await get(script, 'gzip, deflate'), await get(script, 'gzip, deflate, br')]
    assert.deepEqual([plain, gzip, brotli].map(({ headers }) => headers['content-encoding']), [undefined, 'gzip', 'br'])
    for (const { status, headers } of [plain, gzip, brotli]) {
      assert.equal(status, 200)
      assert.equal(headers['content-type'], 'text/javascript')
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable')
      assert.equal(headers.vary, 'Accept-Encoding')
    }
    assert.ok(brotli.body.length < gzip.body.length && gzip.body.length < plain.body.length / 2)
    assert.ok(gunzipSync(gzip.body).equals(plain.body))
    assert.ok(brotliDecompressSync(brotli.body).equals(plain.body))
    assert.equal((await get('/assets/nothing.js', 'br')).status, 404)
  })
}
