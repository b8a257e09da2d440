// node run.mjs --browser PATH [SCENARIO…]
// Prints a line per check, the slowest checks, and `N passed, N failed`; the exit code is 0 when none failed. Scenarios run side
// by side in EDITOR_LANES lanes (1 unless said), each with a service, a database and an outside world of its own.
import { fork } from 'node:child_process'
import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import postgres from 'postgres'

// The longest first, so that no lane is left with them at the end.
const scenarios = ['accessibility', 'calendar', 'library', 'writing', 'scrolling', 'failing', 'reviewing', 'carousel', 'accounts', 'publishing', 'settings', 'holding', 'uploading', 'serving']
const slowest = 8
const { values, positionals } = parseArgs({ allowPositionals: true, options: { browser: { type: 'string', default: '/usr/bin/chromium' } } })
const wanted = positionals.length > 0 ? positionals : scenarios
const lanes = Math.min(wanted.length, Number(process.env.EDITOR_LANES ?? 1))

const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(String(port))) })
})

/** The environment of the first lane, with ports, folders and a database that nobody else uses. */
async function another(lane) {
  const database = new URL(process.env.DATABASE_URL)
  const sql = postgres(process.env.DATABASE_URL, { max: 1, onnotice: () => undefined })
  await sql.unsafe(`create database lane_${lane}`)
  await sql.end()
  database.pathname = `/lane_${lane}`
  const environment = { ...process.env }
  for (const name of ['PORT', 'EMULATORS_PORT', 'IMPORT_PORT']) {
    const port = await freePort()
    for (const [key, value] of Object.entries(environment)) if (new RegExp(`:${process.env[name]}(?!\\d)`).test(value)) environment[key] = value.replaceAll(`:${process.env[name]}`, `:${port}`)
    environment[name] = port
  }
  const folder = `${process.env.DATA_DIR}/lane-${lane}`
  return { ...environment, DATABASE_URL: String(database), DATA_DIR: folder, STORAGE_PATH: `${folder}/files` }
}

const queue = wanted.toReversed()
const found = { passed: 0, failed: 0, times: [] }

async function run(lane) {
  const child = fork(new URL('./lane.mjs', import.meta.url), ['--browser', values.browser], { env: lane === 0 ? process.env : await another(lane) })
  child.on('message', ({ passed = 0, failed = 0, times = [] }) => {
    found.passed += passed
    found.failed += failed
    found.times.push(...times)
    child.send(queue.pop() ?? null)
  })
  return new Promise((resolve) => child.once('exit', resolve))
}

const codes = await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)))
for (const [seconds, title] of found.times.sort(([one], [other]) => other - one).slice(0, slowest)) console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${title}`)
const broken = codes.filter((code) => code !== 0).length
if (broken > 0) console.log(`FAIL  editor: ${broken} of ${lanes} lanes ended before their scenarios did`)
console.log(`${found.passed} passed, ${found.failed + broken} failed`)
process.exit(found.failed + broken === 0 ? 0 : 1)
