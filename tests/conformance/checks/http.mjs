import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'

const mutation = '{"query":"mutation { __typename }"}'

export default async function ({ endpoint, profile, report }) {
  if (!profile.upload) report.skip('a file arrives where its variable is', 'the profile has no upload')
  else await report.check('a file arrives where its variable is', async () => {
    const { operations, path, content, data } = profile.upload
    const form = new FormData()
    form.set('operations', JSON.stringify(operations))
    form.set('map', JSON.stringify({ 0: [path] }))
    form.set('0', new Blob([content], { type: 'text/plain' }), 'file.txt')
    const response = await endpoint.fetch(endpoint.url, { method: 'POST', body: form, headers: { 'GraphQL-Preflight': '1' } })
    assert.deepEqual(await response.json(), { data })
  })

  await report.check('an automatically persisted query is asked for, kept, and found', async () => {
    const text = profile.persisted ?? '{ __typename }'
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') } }
    const unknown = await (await endpoint.post({ extensions })).json()
    if (unknown.errors[0].extensions.code === 'HC0012') return report.skip('automatically persisted queries', 'the endpoint has them off')
    assert.equal(unknown.errors[0].message, 'PersistedQueryNotFound')
    assert.equal((await endpoint.post({ query: text, extensions })).status, 200)
    assert.equal((await endpoint.post({ extensions })).status, 200)
  })

  const forms = ['text/plain', 'application/x-www-form-urlencoded']
  for (const type of forms) {
    await report.check(`a form's ${type} is not read`, async () => {
      assert.equal((await endpoint.post(mutation, { 'content-type': type })).status, 415)
    })
  }

  await report.check('an upload without the preflight header is not executed', async () => {
    const form = new FormData()
    form.set('operations', mutation)
    form.set('map', '{}')
    const response = await endpoint.fetch(endpoint.url, { method: 'POST', body: form })
    assert.equal(response.status, 400)
    assert.equal((await response.json()).errors[0].extensions.code, 'HC0077')
  })

  await report.check('a mutation by GET is refused, also when operationName picks it', async () => {
    const query = 'query A { __typename } mutation B { __typename }'
    const response = await endpoint.fetch(`${endpoint.url}?${new URLSearchParams({ query, operationName: 'B' })}`)
    assert.equal(response.status, 405)
    assert.equal(response.headers.get('allow'), 'POST')
  })

  await report.check('a batch is refused, at any size', async () => {
    for (const count of [2, 10_000]) {
      const response = await endpoint.post(Array(count).fill({ query: '{ __typename }' }))
      assert.equal(response.status, 400)
      assert.equal((await response.json()).errors[0].extensions.code, 'HC0009')
    }
  })

  await report.check('a batch of one is one request', async () => {
    assert.deepEqual(await (await endpoint.post([{ query: '{ __typename }' }])).json(), { data: { __typename: 'Query' } })
  })

  await report.check('other methods are told which are allowed', async () => {
    const response = await endpoint.fetch(endpoint.url, { method: 'PUT' })
    assert.equal(response.status, 405)
    assert.equal(response.headers.get('allow'), 'GET, POST')
  })

  await report.check('nothing acceptable is 406', async () => {
    const response = await endpoint.post({ query: '{ __typename }' }, { accept: 'text/html' })
    assert.equal(response.status, 406)
    assert.equal((await response.json()).errors[0].extensions.code, 'HC0063')
  })

  await report.check('errors show no stack, path or type of the server', async () => {
    const response = await endpoint.post({ query: 'query($a: Int!) { __typename @skip(if: $a) }', variables: { a: 'x' } })
    assert.doesNotMatch(await response.text(), /(\.cs\b|System\.|SocialImages\.|stackTrace)/)
  })
}
