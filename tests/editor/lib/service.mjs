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

/** The service and the outside world, as processes that can be killed. */
export class Service {
  async start() {
    this.outside = start('emulators/SocialImages.Emulators', 'SocialImages.Emulators', emulators, 'emulators')
    await answers(`${emulators}/_control/instagram/media`, this.outside)
    await this.drawQuickly()
    await this.startApi()
  }

  /** The outside is well again. */
  async calm() {
    await this.clearFaults()
    await this.drawQuickly()
  }

  /** A picture in a fraction of the time the real ones take. */
  drawQuickly() { return this.configure({ openai: { imageDelayMs: 600 } }) }

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

  async fault(order) {
    const response = await fetch(`${emulators}/_control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) })
    if (!response.ok) throw new Error(`The emulators refuse the fault: ${await response.text()}`)
  }

  /** How the emulated outside behaves, such as how long a picture takes. */
  async configure(settings) {
    const response = await fetch(`${emulators}/_control/settings`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(settings) })
    if (!response.ok) throw new Error(`The emulators refuse the settings: ${await response.text()}`)
  }

  clearFaults() { return fetch(`${emulators}/_control/faults`, { method: 'DELETE' }) }

  /** How many requests a foreign service has seen. */
  async asked(name) { return (await (await fetch(`${emulators}/_control/requests?service=${name}`)).json()).length }

  /** As a program would ask, with the token of the trial. */
  async query(query, variables = {}) {
    const token = (await readFile(`${DATA_DIR}/token`, 'utf8')).trim()
    const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) })
    const { data, errors } = await response.json()
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }

  /** What Instagram shows, in the order of publishing. */
  async published() { return (await fetch(`${emulators}/_control/instagram/media`)).json() }
}
