// GraphQL Code Generator with the client preset, called directly: a page of code in place of its command line tool and all that that needs.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import { preset } from '@graphql-codegen/client-preset'
import { Kind, buildASTSchema, parse, visit } from 'graphql'

const output = 'src/generated/'
const files = readdirSync('src', { recursive: true }).filter((name) => name.endsWith('.graphql')).sort()

// The cache tells objects by their type. Not at the root: a subscription has one field there.
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
const withTypenames = (document) => visit(document, {
  SelectionSet: { leave: (node, _key, parent) => parent.kind === Kind.OPERATION_DEFINITION ? undefined : { ...node, selections: [typename, ...node.selections] } },
})

const documents = files.map((name) => {
  const rawSDL = readFileSync(join('src', name), 'utf8')
  return { location: join('src', name), rawSDL, document: withTypenames(parse(rawSDL)) }
})

const schema = parse(readFileSync('../../schema.graphql', 'utf8'))
const scalars = { DateTime: 'string', Decimal: 'number', LocalDate: 'string', LocalDateTime: 'string', Long: 'number', UUID: 'string', URL: 'string', Upload: 'File', Any: 'unknown' }
const outputs = await preset.buildGeneratesSection({
  baseOutputDir: output,
  presetConfig: { fragmentMasking: false, persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: (text) => createHash('sha256').update(text).digest('hex') } },
  config: { useTypeImports: true, enumsAsTypes: true, scalars, strictScalars: true, avoidOptionals: { field: true } },
  schema,
  schemaAst: buildASTSchema(schema),
  documents,
  documentTransforms: [],
  plugins: [],
  pluginMap: {},
  pluginContext: {},
  profiler: { run: (run) => run() },
  cache: (_namespace, _key, make) => make(),
})

// The tag function for operations in source files is not used: ours lie beside the components.
for (const part of outputs.filter(({ filename }) => !filename.endsWith('gql.ts') && !filename.endsWith('index.ts'))) {
  mkdirSync(dirname(part.filename), { recursive: true })
  writeFileSync(part.filename, await codegen(part))
}

// Requests name their operation; the server knows it by the hash of its text.
const persisted = Object.entries(JSON.parse(readFileSync(join(output, 'persisted-documents.json'), 'utf8')))
const operations = new Map(persisted.map(([id, text]) => [parse(text).definitions.find((part) => part.kind === Kind.OPERATION_DEFINITION).name.value, { id, text }]))
if (operations.size !== persisted.length) throw new Error('Two operations have the same name.')
const ids = Object.fromEntries([...operations].sort().map(([name, { id }]) => [name, id]))
writeFileSync(join(output, 'operation-ids.ts'), `export const operationIds: Readonly<Record<string, string>> = ${JSON.stringify(ids, null, 2)}\n`)

// Which types an interface may be: without it the cache guesses, and has no words for an error.
const possible = Object.fromEntries(schema.definitions.filter((part) => part.kind === Kind.INTERFACE_TYPE_DEFINITION && part.name.value !== 'Node').map(({ name }) => [
  name.value, schema.definitions.filter((part) => part.kind === Kind.OBJECT_TYPE_DEFINITION && part.interfaces.some((one) => one.name.value === name.value)).map((part) => part.name.value).sort(),
]))
writeFileSync(join(output, 'possible-types.ts'), `export const possibleTypes: Readonly<Record<string, string[]>> = ${JSON.stringify(possible, null, 2)}\n`)

// As text the operations are a tenth of their syntax trees; the client reads them when they are first used.
const typed = join(output, 'graphql.ts')
writeFileSync(typed, readFileSync(typed, 'utf8')
  .replace(/^export const \w+FragmentDoc = .*\n/gm, '')
  .replace(/^export const (\w+)Document = \{.*\} as unknown as /gm, (_line, name) => `export const ${name}Document = ${JSON.stringify(operations.get(name).text)} as unknown as `))
console.log(`${operations.size} operations in ${files.length} files`)
