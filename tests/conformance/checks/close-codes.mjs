import assert from 'node:assert/strict'

const init = (endpoint) => JSON.stringify({ type: 'connection_init', payload: endpoint.connectionParams })
const subscribe = (id, query) => JSON.stringify({ id, type: 'subscribe', payload: { query } })

/** Opens a socket, sends the messages (each after the one before has had its answer, where it has one), returns how it ends. */
function converse(endpoint, messages, { protocols, origin, pause = 100 } = {}) {
  return new Promise((resolve, reject) => {
    const socket = endpoint.openSocket(protocols, { origin })
    const guard = setTimeout(() => socket.terminate() || reject(new Error('the socket stayed open')), 15_000)
    const received = []
    socket.on('message', (data) => received.push(JSON.parse(data)))
    socket.on('unexpected-response', (_, response) => resolve({ status: response.statusCode, received }))
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason), received }))
    socket.on('error', (error) => socket.readyState !== socket.CLOSED && reject(error))
    socket.on('open', async () => {
      for (const message of messages) {
        socket.send(message)
        await new Promise((next) => setTimeout(next, pause))
      }
    })
    socket.on('close', () => clearTimeout(guard))
  })
}

export default async function ({ endpoint, profile, report }) {
  const expectCode = (name, code, messages, options) =>
    report.check(`${code} ${name}`, async () => assert.equal((await converse(endpoint, messages, options)).code, code))

  await expectCode('for text that is not JSON', 4400, ['nonsense'])
  await expectCode('for JSON that is not a message', 4400, ['[]'])
  await expectCode('for a message of an unknown type', 4400, [init(endpoint), '{"type":"start"}'])
  await expectCode('for a subscribe without an id', 4400, [init(endpoint), '{"type":"subscribe","payload":{"query":"{ __typename }"}}'])
  await expectCode('for a subscribe without a payload', 4400, [init(endpoint), '{"type":"subscribe","id":"1"}'])
  await expectCode('for a batch as payload', 4400, [init(endpoint), '{"type":"subscribe","id":"1","payload":[{"query":"{ __typename }"}]}'])
  await expectCode('for a binary message', 4400, [Buffer.from('{"type":"ping"}')])
  await expectCode('for a subscribe before the acknowledgement', 4401, [subscribe('1', '{ __typename }')])
  await expectCode('for no subprotocol', 4406, [], { protocols: [] })
  await expectCode('for an unknown subprotocol', 4406, [], { protocols: ['graphql-ws'] })
  await expectCode('for a second connection_init', 4429, [init(endpoint), init(endpoint)])
  await expectCode('for a message that is too big', 1009, [init(endpoint), ' '.repeat(3_000_000)])
  await expectCode('for no connection_init within 10 s', 4408, [])
  await expectCode('for an id in use', 4409, [init(endpoint), subscribe('1', profile.open.text), subscribe('1', profile.open.text)])

  await report.check('a page of another site may not connect', async () => {
    assert.equal((await converse(endpoint, [], { origin: 'https://evil.example' })).status, 403)
  })

  await report.check('ping is answered by pong', async () => {
    const { received } = await converse(endpoint, [init(endpoint), '{"type":"ping"}', 'nonsense'])
    assert.deepEqual(received.map((message) => message.type).filter((type) => type !== 'ping'), ['connection_ack', 'pong'])
  })

  await report.check('an invalid operation is an error and no complete', async () => {
    const { received } = await converse(endpoint, [init(endpoint), subscribe('1', 'subscription { nopeNope }'), 'nonsense'], { pause: 400 })
    const [ack, error, ...rest] = received.filter((message) => message.type !== 'ping')
    assert.equal(ack.type, 'connection_ack')
    assert.equal(error.type, 'error')
    assert.ok(Array.isArray(error.payload) && error.payload[0].message)
    assert.deepEqual(rest, [])
  })
}
