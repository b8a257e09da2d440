import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inTemporaryFolder, runTool } from '../lib/files.mjs'

export default async function ({ endpoint, profile, report }) {
  await report.check('relay-compiler accepts the schema, @connection and @refetchable', () => inTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'src'))
    await writeFile(join(folder, 'schema.graphql'), await (await endpoint.fetch(`${endpoint.url}?sdl`)).text())
    for (const [name, text] of Object.entries(profile.relay)) await writeFile(join(folder, 'src', name), text)
    await writeFile(join(folder, 'package.json'), '{}')
    await writeFile(join(folder, 'relay.config.json'), JSON.stringify({ src: './src', language: 'javascript', schema: './schema.graphql' }))
    await runTool('relay-compiler', ['relay.config.json'], folder)
  }))
}
