import { Client, fetchExchange, subscriptionExchange, type TypedDocumentNode } from '@urql/core'
import { createClient, type SubscribePayload } from 'graphql-ws'
import { operationIds } from '../generated/operation-ids'
import { cache } from './cache'
import { pausing, report } from './connection'
import { session } from './session'

let silence: ReturnType<typeof setTimeout> | undefined
const pongMilliseconds = 5000
const retryMilliseconds = [200, 500, 1000, 2000, 3000] as const

export const socket = createClient({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  connectionParams: () => (session.token === null ? undefined : { authorization: `Bearer ${session.token}` }),
  keepAlive: 10_000,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: (attempt) => new Promise((resolve) => setTimeout(resolve, retryMilliseconds[Math.min(attempt, retryMilliseconds.length - 1)])),
  on: {
    connected: () => report('online'),
    closed: (event) => { clearTimeout(silence); if (!(event instanceof CloseEvent) || event.code !== 1000) report('offline') },
    // A connection that swallows what is said looks like one that is quiet.
    ping: (received) => { if (!received) { clearTimeout(silence); silence = setTimeout(() => socket.terminate(), pongMilliseconds) } },
    pong: (received) => { if (received) { clearTimeout(silence); report('online') } },
  },
})
addEventListener('offline', () => report('offline'))
// The old connection may be dead without knowing it; a new one is there at once.
addEventListener('online', () => socket.terminate())

/** Requests carry the id of an operation the server knows, never its text. */
const idOf = (name: string | undefined) => {
  const id = name === undefined ? undefined : operationIds[name]
  if (id === undefined) throw new Error(`The operation ${name ?? '?'} is not persisted.`)
  return id
}

type PersistedPayload = SubscribePayload & { id: string }

const send: typeof fetch = (input, init) => {
  const body: { operationName?: string; variables?: unknown } = JSON.parse(String(init?.body))
  return patiently(() => fetch(input, { ...init, body: JSON.stringify({ id: idOf(body.operationName), operationName: body.operationName, variables: body.variables }) }))
}

const tooMany = 429
const mostTries = 5
const mostSeconds = 60

/** What was refused for coming too fast has done nothing: it is sent again when the server says it may be. */
async function patiently(request: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const response = await request()
    if (response.status !== tooMany || tries === mostTries) return response
    const seconds = Number(response.headers.get('Retry-After') ?? tries)
    await pausing(new Promise((resolve) => setTimeout(resolve, Math.min(mostSeconds, Math.max(1, seconds || tries)) * 1000)))
  }
}

export const makeClient = () => new Client({
  url: '/graphql',
  fetch: send,
  preferGetMethod: false,
  fetchOptions: () => ({ headers: { 'GraphQL-Preflight': '1', ...(session.token === null ? {} : { authorization: `Bearer ${session.token}` }) } }),
  requestPolicy: 'cache-and-network',
  exchanges: [
    cache(),
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: (request) => ({
        subscribe: (sink) => {
          const payload: PersistedPayload = { id: idOf(request.operationName), operationName: request.operationName, variables: request.variables ?? {}, query: '' }
          return { unsubscribe: socket.subscribe(payload, { next: sink.next, error: sink.error, complete: sink.complete }) }
        },
      }),
    }),
  ],
})

/** Operations are kept as text; their types say otherwise for the sake of what they answer. */
const nameOf = (document: unknown) => /(?:^|[\s}])(?:query|mutation|subscription) (\w+)/.exec(String(document))?.[1]

/** A stream whose variables are read anew at each reconnection, so that it can go on from where it was. */
export function stream<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>, variables: () => Variables, sink: { next: (data: Data) => void; end: (failed: boolean) => void },
): () => void {
  const operationName = nameOf(document)
  const payload: PersistedPayload = { id: idOf(operationName), operationName, query: '', get variables() { return variables() } }
  return socket.subscribe<Data>(
    payload,
    { next: (result) => { if (result.data) sink.next(result.data) }, error: () => sink.end(true), complete: () => sink.end(false) },
  )
}

/** A mutation with files, sent so that it can be seen how far it is. Null: the connection broke. */
export function upload<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>, variables: Variables, files: readonly { path: string; file: File }[], onPercent: (percent: number) => void,
): Promise<{ data?: Data; errors?: readonly { message: string; extensions?: Readonly<Record<string, unknown>> }[] } | null> {
  const operationName = nameOf(document)
  const form = new FormData()
  form.append('operations', JSON.stringify({ id: idOf(operationName), operationName, variables }))
  form.append('map', JSON.stringify(Object.fromEntries(files.map(({ path }, place) => [place, [path]]))))
  files.forEach(({ file }, place) => form.append(String(place), file, file.name))
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/graphql')
    request.setRequestHeader('GraphQL-Preflight', '1')
    if (session.token !== null) request.setRequestHeader('authorization', `Bearer ${session.token}`)
    request.upload.onprogress = (event) => { if (event.lengthComputable) onPercent(Math.round((event.loaded / event.total) * 100)) }
    request.onload = () => { try { resolve(JSON.parse(request.responseText)) } catch { resolve(null) } }
    request.onerror = () => resolve(null)
    request.send(form)
  })
}
