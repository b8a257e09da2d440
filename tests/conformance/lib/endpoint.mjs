import { WebSocket } from 'ws'

/** The endpoint under test, with the headers that sign its user in. */
export class Endpoint {
  constructor(url, headers) {
    this.url = url
    this.headers = headers
    this.webSocketUrl = url.replace(/^http/, 'ws')
    this.fetch = (input, init = {}) => fetch(input, { ...init, headers: { ...this.headers, ...Object.fromEntries(new Headers(init.headers)) } })
    // The token goes into connection_init, as the API asks of browsers, which cannot set headers on a socket.
    this.connectionParams = headers.Authorization ? { authorization: headers.Authorization } : undefined
  }

  post(body, headers = {}) {
    return this.fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  async ask(query, variables) {
    const answer = await (await this.post({ query, variables })).json()
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return answer.data
  }

  /** Asks again and again until an event has come: nothing says when a subscription has begun. */
  async askUntil(event, query) {
    let came = false
    const heard = event.finally(() => { came = true })
    while (!came) {
      await this.ask(query)
      await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 300))])
    }
    return heard
  }

  openSocket(protocols = ['graphql-transport-ws'], options = {}) {
    return new WebSocket(this.webSocketUrl, protocols, options)
  }
}
