import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { PORT, EMULATORS_PORT, DATA_DIR } = process.env

export const address = `http://localhost:${PORT}`
const emulators = `http://127.0.0.1:${EMULATORS_PORT}`

function start(folder, name, url, log) {
  const child = spawn('dotnet', [`${root}/artifacts/bin/${name}/release/${name}.dll`, '--urls', url], { cwd: `${root}/${folder}`, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, EMULATORS_DATA: `${DATA_DIR}/emulators` } })
  const file = createWriteStream(`${DATA_DIR}/${log}.log`, { flags: 'a' })
  child.stdout.pipe(file)
  child.stderr.pipe(file)
  return child
}

async function answers(url, child) {
  const until = performance.now() + 120_000
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`${url}: its process ended with ${child.exitCode}`)
    if (await fetch(url).then((response) => response.ok, () => false)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer`)
}

/** The service and the outside world, as processes that can be killed. Who looks at pictures wants them painted; others take sketches. */
export class Service {
  constructor({ painted = false } = {}) { this.painted = painted }

  async start() {
    this.outside = start('emulators/SocialImages.Emulators', 'SocialImages.Emulators', emulators, 'emulators')
    await answers(`${emulators}/_control/instagram/media`, this.outside)
    await this.beQuick()
    await this.startApi()
  }

  /** The outside is well again. */
  async calm() {
    await this.clearFaults()
    await this.beQuick()
  }

  /** A picture in a fraction of the time the real ones take; Instagram has looked at it when it is first asked. */
  beQuick() { return this.configure({ openai: { imageDelayMs: 600 }, instagram: { pollsUntilFinished: 0 }, ...(this.painted ? {} : { painting: { maxPixels: 40_000, grain: false } }) }) }

  async startApi() {
    this.api = start('src/SocialImages.Api', 'SocialImages.Api', address, 'api')
    await answers(`${address}/health/ready`, this.api)
  }

  /** SIGKILL: nothing is said goodbye to. */
  async kill() {
    const gone = new Promise((resolve) => this.api.once('exit', resolve))
    this.api.kill('SIGKILL')
    await gone
  }

  stop() {
    this.api?.kill('SIGKILL')
    this.outside?.kill('SIGKILL')
  }

  async control(what, order) {
    const response = await fetch(`${emulators}/_control/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) })
    if (!response.ok) throw new Error(`The emulators refuse ${what}: ${await response.text()}`)
  }

  fault(order) { return this.control('faults', order) }

  /** How the emulated outside behaves, such as how long a picture takes. */
  configure(settings) { return this.control('settings', settings) }

  /** What becomes of an account or its token at Instagram. */
  account(order) { return this.control('instagram/accounts', order) }

  clearFaults() { return fetch(`${emulators}/_control/faults`, { method: 'DELETE' }) }

  /** How many requests a foreign service has seen. */
  async asked(name) { return (await (await fetch(`${emulators}/_control/requests?service=${name}`)).json()).length }

  /** As a program would ask, with the token of the trial. */
  query(query, variables = {}) { return this.ask(JSON.stringify({ query, variables }), { 'content-type': 'application/json' }) }

  /** The same with one file, which takes the place of `$file`. */
  send(query, file) {
    const form = new FormData()
    form.append('operations', JSON.stringify({ query, variables: { file: null } }))
    form.append('map', '{"0":["variables.file"]}')
    form.append('0', file)
    return this.ask(form, { 'GraphQL-Preflight': '1' })
  }

  /** What a person of the trial types to sign in. */
  async token() { return (await readFile(`${DATA_DIR}/token`, 'utf8')).trim() }

  async ask(body, headers) {
    const token = await this.token()
    const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { ...headers, authorization: `Bearer ${token}` }, body })
    const { data, errors } = await response.json()
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }

  /** What Instagram shows, in the order of publishing. */
  async published() { return (await fetch(`${emulators}/_control/instagram/media`)).json() }
}
