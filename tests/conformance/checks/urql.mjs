import assert from 'node:assert/strict'
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { withoutTypeNames } from '../lib/answers.mjs'

export default async function ({ endpoint, profile, report }) {
  const socket = () => createClient({ url: endpoint.webSocketUrl, webSocketImpl: WebSocket, connectionParams: endpoint.connectionParams })
  const client = (options, ...more) => new Client({ url: endpoint.url, fetch: endpoint.fetch, exchanges: [cacheExchange, ...more, fetchExchange], ...options })

  for (const preferGetMethod of [false, 'force']) {
    await report.check(`a query by ${preferGetMethod ? 'GET' : 'POST'}`, async () => {
      const { data, error } = await client({ preferGetMethod }).query(profile.query.text, profile.query.variables)
      assert.equal(error, undefined)
      assert.deepEqual(withoutTypeNames(data), profile.query.data)
    })
  }

  await report.check('a page of a connection', async () => {
    const { data, error } = await client({ preferGetMethod: false }).query(profile.connection, { first: 1 })
    assert.equal(error, undefined)
    assert.ok(data[profile.connectionField].nodes.length <= 1)
  })

  if (!profile.finite) {
    report.skip('subscriptions', 'the profile has none that ends')
    return
  }

  const collect = (source) => new Promise((resolve, reject) => {
    const results = []
    source.subscribe(({ data, error }) => {
      if (error) reject(error)
      results.push(data)
      // urql repeats the last result when the source completes.
      if (results.length === profile.finite.data.length) queueMicrotask(() => resolve([...results]))
    })
  })

  await report.check('a subscription over WebSocket', async () => {
    const connection = socket()
    const forward = subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({ subscribe: (sink) => ({ unsubscribe: connection.subscribe({ query, variables }, sink) }) }),
    })
    assert.deepEqual(await collect(client({}, forward).subscription(profile.finite.text, {})), profile.finite.data)
    await connection.dispose()
  })

  await report.check('a subscription over its own fetch, as an event stream', async () => {
    assert.deepEqual(await collect(client({ fetchSubscriptions: true }).subscription(profile.finite.text, {})), profile.finite.data)
  })
}
