// node run.mjs PROFILE=URL… [--header 'Name: value'] [--only part,part] [--browser PATH]
// Asks each endpoint what its profile says, side by side. Prints a line per check and `N passed, N failed`; the exit code is 0
// when none failed.
import { parseArgs } from 'node:util'
import { Endpoint } from './lib/endpoint.mjs'
import { Report } from './lib/report.mjs'

const parts = ['audits', 'http', 'close-codes', 'graphql-ws', 'graphql-sse', 'apollo', 'urql', 'schema', 'relay', 'codegen', 'ide']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    header: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
    browser: { type: 'string', default: '/usr/bin/chromium' },
  },
})
if (positionals.length === 0) {
  console.error('usage: node run.mjs PROFILE=URL… [--header "Name: value"] [--only part,part] [--browser PATH]')
  process.exit(2)
}

const headers = Object.fromEntries(values.header.map((header) => header.split(/:\s*(.*)/s).slice(0, 2)))
const report = new Report()

async function ask(name, url) {
  const endpoint = new Endpoint(url, headers)
  const { default: profile } = await import(`./profiles/${name}.mjs`)
  await profile.prepare?.(endpoint)
  for (const part of values.only?.split(',') ?? parts) {
    const { default: run } = await import(`./checks/${part}.mjs`)
    const own = report.of(`${name} ${part}`)
    // What breaks outside a check is a failure of the part, not the end of the run.
    await run({ endpoint, profile, report: own, browser: values.browser })
      .catch((error) => own.check('the part runs to its end', () => { throw error }))
  }
}

await Promise.all(positionals.map((target) => ask(...target.split(/=(.*)/s).slice(0, 2))))
console.log(report.summary())
process.exit(report.failed === 0 ? 0 : 1)
