import assert from 'node:assert/strict'
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client/core/index.js'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions/index.js'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { withoutTypeNames } from '../lib/answers.mjs'

export default async function ({ endpoint, profile, report }) {
  const http = (options) => new HttpLink({ uri: endpoint.url, fetch: endpoint.fetch, ...options })
  const client = (link) => new ApolloClient({ link, cache: new InMemoryCache() })

  for (const useGETForQueries of [false, true]) {
    await report.check(`a query by ${useGETForQueries ? 'GET' : 'POST'}`, async () => {
      const { data } = await client(http({ useGETForQueries })).query({ query: gql(profile.query.text), variables: profile.query.variables })
      assert.deepEqual(withoutTypeNames(data), profile.query.data)
    })
  }

  await report.check('a page of a connection', async () => {
    const { data } = await client(http()).query({ query: gql(profile.connection), variables: { first: 1 } })
    assert.ok(data[profile.connectionField].nodes.length <= 1)
    assert.equal(typeof data[profile.connectionField].pageInfo.hasNextPage, 'boolean')
  })

  await report.check('an invalid query is an error with its message', async () => {
    await assert.rejects(client(http()).query({ query: gql('{ nopeNope }') }), /nopeNope/)
  })

  if (!profile.finite) {
    report.skip('a subscription over WebSocket', 'the profile has none that ends')
    return
  }

  await report.check('a subscription over WebSocket', async () => {
    const socket = createClient({ url: endpoint.webSocketUrl, webSocketImpl: WebSocket, connectionParams: endpoint.connectionParams })
    const results = []
    await new Promise((resolve, reject) => client(ApolloLink.from([new GraphQLWsLink(socket)]))
      .subscribe({ query: gql(profile.finite.text) })
      .subscribe({ next: ({ data }) => results.push(data), error: reject, complete: resolve }))
    assert.deepEqual(results.map(withoutTypeNames), profile.finite.data)
    await socket.dispose()
  })
}
