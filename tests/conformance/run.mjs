// node run.mjs URL [--profile NAME] [--header 'Name: value'] [--only part,part] [--browser PATH]
// Prints a line per check and `N passed, N failed`; the exit code is 0 when none failed.
import { parseArgs } from 'node:util'
import { Endpoint } from './lib/endpoint.mjs'
import { Report } from './lib/report.mjs'

const parts = ['audits', 'http', 'close-codes', 'graphql-ws', 'graphql-sse', 'apollo', 'urql', 'schema', 'relay', 'codegen', 'ide']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    profile: { type: 'string', default: 'sample' },
    header: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
    browser: { type: 'string', default: '/usr/bin/chromium' },
  },
})
if (positionals.length !== 1) {
  console.error('usage: node run.mjs URL [--profile NAME] [--header "Name: value"] [--only part,part] [--browser PATH]')
  process.exit(2)
}

const headers = Object.fromEntries(values.header.map((header) => header.split(/:\s*(.*)/s).slice(0, 2)))
const endpoint = new Endpoint(positionals[0], headers)
const { default: profile } = await import(`./profiles/${values.profile}.mjs`)
const report = new Report()
for (const part of values.only?.split(',') ?? parts) {
  const { default: run } = await import(`./checks/${part}.mjs`)
  const own = report.of(part)
  // What breaks outside a check is a failure of the part, not the end of the run.
  await run({ endpoint, profile, report: own, browser: values.browser })
    .catch((error) => own.check('the part runs to its end', () => { throw error }))
}
console.log(report.summary())
process.exit(report.failed === 0 ? 0 : 1)
