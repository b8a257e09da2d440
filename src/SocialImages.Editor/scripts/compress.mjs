// Puts a Brotli and a gzip form beside each text file of the build: they are sent as they lie there.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const folder = '../SocialImages.Api/wwwroot/editor/assets'
const worthwhile = 1024

for (const name of readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name))) {
  const bytes = readFileSync(join(folder, name))
  if (bytes.length < worthwhile) continue
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes))
  writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
}
