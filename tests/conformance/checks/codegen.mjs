import assert from 'node:assert/strict'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inTemporaryFolder, root, runTool } from '../lib/files.mjs'

export default async function ({ endpoint, profile, report }) {
  await report.check('GraphQL Code Generator writes types that TypeScript accepts', () => inTemporaryFolder(async (folder) => {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    await writeFile(join(folder, 'schema.graphql'), await (await endpoint.fetch(`${endpoint.url}?sdl`)).text())
    await writeFile(join(folder, 'page.graphql'), profile.codegen)
    await writeFile(join(folder, 'codegen.json'), JSON.stringify({
      schema: 'schema.graphql',
      documents: 'page.graphql',
      // Apart, because both declare the enums that the operations use.
      generates: { 'schema.ts': { plugins: ['typescript'] }, 'operations.ts': { plugins: ['typescript-operations'] } },
    }))
    await runTool('graphql-codegen', ['--config', 'codegen.json'], folder)
    assert.match(await readFile(join(folder, 'operations.ts'), 'utf8'), /export type PageQuery /)
    await runTool('tsc', ['--noEmit', '--strict', '--target', 'es2022', '--skipLibCheck', 'schema.ts', 'operations.ts'], folder)
  }))
}
