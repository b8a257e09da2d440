import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildClientSchema, buildSchema, getIntrospectionQuery, printSchema, validateSchema } from 'graphql'
import { inTemporaryFolder, runTool } from '../lib/files.mjs'

const everything = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }

export default async function ({ endpoint, report }) {
  const sdl = await (await endpoint.fetch(`${endpoint.url}?sdl`)).text()

  await report.check('the SDL is a valid schema for graphql-js', () => assert.deepEqual(validateSchema(buildSchema(sdl)), []))

  await report.check('introspection with every option is a valid schema', async () => {
    assert.deepEqual(validateSchema(buildClientSchema(await endpoint.ask(getIntrospectionQuery(everything)))), [])
  })

  await report.check('introspection and SDL tell the same (graphql-inspector diff)', () => inTemporaryFolder(async (folder) => {
    const introspected = buildClientSchema(await endpoint.ask(getIntrospectionQuery(everything)))
    await writeFile(join(folder, 'sdl.graphql'), printSchema(buildSchema(sdl)))
    await writeFile(join(folder, 'introspected.graphql'), printSchema(introspected))
    const output = await runTool('graphql-inspector', ['diff', join(folder, 'sdl.graphql'), join(folder, 'introspected.graphql')], folder)
    assert.match(output, /No changes detected/)
  }))

  await report.check('the SDL is cached by its ETag', async () => {
    const first = await endpoint.fetch(`${endpoint.url}/schema.graphql`)
    const second = await endpoint.fetch(`${endpoint.url}/schema.graphql`, { headers: { 'if-none-match': first.headers.get('etag') } })
    assert.equal(first.status, 200)
    assert.equal(second.status, 304)
  })

  await report.check('a single type can be asked for', async () => {
    const response = await endpoint.fetch(`${endpoint.url}?sdl&types=Query`)
    assert.equal(response.status, 200)
    assert.match(await response.text(), /^(""".*?"""\s*|".*?"\s*)?type Query /s)
  })
}
