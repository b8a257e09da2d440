import { serverAudits } from 'graphql-http'

// What Hot Chocolate is warned of too: it prefers application/graphql-response+json where the client leaves the choice.
const MAX_WARNINGS = 3

export default async function ({ endpoint, report }) {
  let warnings = 0
  const audits = serverAudits({ url: endpoint.url, fetchFn: endpoint.fetch })
  for (const audit of audits) {
    await report.check(`${audit.id} ${audit.name}`, async () => {
      const { status, reason } = await audit.fn()
      if (status === 'warn') console.log(`      warning ${++warnings}: ${audit.id} ${reason}`)
      if (status === 'error') throw new Error(reason)
    })
  }
  await report.check(`at most ${MAX_WARNINGS} of ${audits.length} audits warn`, () => {
    if (warnings > MAX_WARNINGS) throw new Error(`${warnings} warnings`)
  })
}
