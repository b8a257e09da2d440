import assert from 'node:assert/strict'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

export default async function ({ endpoint, profile, report }) {
  const connect = () => createClient({
    url: endpoint.webSocketUrl, webSocketImpl: WebSocket, connectionParams: endpoint.connectionParams, retryAttempts: 0,
  })

  await report.check('a query is one result', async () => {
    const client = connect()
    const results = []
    for await (const result of client.iterate({ query: profile.query.text, variables: profile.query.variables })) results.push(result)
    assert.deepEqual(results, [{ data: profile.query.data }])
    await client.dispose()
  })

  if (profile.finite) {
    await report.check('a subscription that ends delivers all and completes', async () => {
      const client = connect()
      const results = []
      for await (const result of client.iterate({ query: profile.finite.text })) results.push(result.data)
      assert.deepEqual(results, profile.finite.data)
      await client.dispose()
    })
  } else {
    report.skip('a subscription that ends', 'the profile has none')
  }

  await report.check('an open subscription hears what happens, and can be left', async () => {
    const client = connect()
    const events = client.iterate({ query: profile.open.text })
    const next = events.next()
    if (profile.open.trigger) {
      assert.deepEqual((await endpoint.askUntil(next, profile.open.trigger)).value.data, profile.open.data)
    }
    await Promise.race([events.return(), new Promise((resolve) => setTimeout(resolve, 500))])
    await client.dispose()
  })

  await report.check('an invalid operation fails with its errors', async () => {
    const client = connect()
    await assert.rejects(async () => {
      for await (const _ of client.iterate({ query: 'subscription { nopeNope }' }));
    }, (errors) => Array.isArray(errors) && typeof errors[0].message === 'string')
    await client.dispose()
  })
}
