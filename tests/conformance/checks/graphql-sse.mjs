import assert from 'node:assert/strict'
import { createClient } from 'graphql-sse'

export default async function ({ endpoint, profile, report }) {
  const connect = () => createClient({ url: endpoint.url, headers: endpoint.headers, retryAttempts: 0 })

  await report.check('a query is one result', async () => {
    const results = []
    for await (const result of connect().iterate({ query: profile.query.text, variables: profile.query.variables })) results.push(result)
    assert.deepEqual(results, [{ data: profile.query.data }])
  })

  if (profile.finite) {
    await report.check('a subscription that ends delivers all and completes', async () => {
      const results = []
      for await (const result of connect().iterate({ query: profile.finite.text })) results.push(result.data)
      assert.deepEqual(results, profile.finite.data)
    })
  } else {
    report.skip('a subscription that ends', 'the profile has none')
  }

  if (profile.open.trigger) {
    await report.check('an open subscription hears what happens', async () => {
      const client = connect()
      const events = client.iterate({ query: profile.open.text })
      const next = events.next()
      assert.deepEqual((await endpoint.askUntil(next, profile.open.trigger)).value.data, profile.open.data)
      client.dispose()
    })
  } else {
    report.skip('an open subscription hears what happens', 'the profile has no trigger')
  }

  await report.check('an idle stream holds its connection open and names no buffering', async () => {
    const abort = new AbortController()
    const response = await endpoint.post({ query: profile.open.text }, { accept: 'text/event-stream' })
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    assert.equal(response.headers.get('x-accel-buffering'), 'no')
    abort.abort()
    await response.body.cancel()
  })

  await report.check('complete carries a data line, so that EventSource fires it', async () => {
    const response = await endpoint.post({ query: '{ __typename }' }, { accept: 'text/event-stream' })
    assert.match(await response.text(), /^event: next\ndata: \{.*\}\n\nevent: complete\ndata:\n\n$/)
  })
}
