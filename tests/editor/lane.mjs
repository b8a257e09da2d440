// A child of run.mjs: a service and a browser of its own, and one scenario after the other as run.mjs hands them out.
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Report } from '../conformance/lib/report.mjs'
import { Browser } from './lib/browser.mjs'
import { sql } from './lib/database.mjs'
import { Service } from './lib/service.mjs'

const { values } = parseArgs({ options: { browser: { type: 'string' } } })
const service = new Service()
let browser

process.on('disconnect', () => { service.stop(); process.exit(1) })
const next = (report) => new Promise((resolve) => { process.once('message', resolve); process.send(report) })

async function play(name, own, times) {
  const { default: scenario } = await import(`./scenarios/${name}.mjs`)
  await scenario({
    service,
    /** One check: a window of its own, closed whatever happens. */
    check: (title, run, options) => own.check(title, async () => {
      const began = performance.now()
      const window = await browser.window(options)
      try {
        await run(window.page, window)
        if (window.complaints.length > 0) throw new Error(`The page complained: ${window.complaints.join(' | ')}`)
      } finally {
        await window.close()
        times.push([(performance.now() - began) / 1000, `${own.part}: ${title}`])
      }
    }),
  })
}

let code = 1
try {
  mkdirSync(process.env.DATA_DIR, { recursive: true })
  await service.start()
  browser = await Browser.launch(values.browser)
  let done = {}
  for (let name = await next(done); name !== null; name = await next(done)) {
    const times = []
    const first = new Report(name)
    await play(name, first, times)
    // On a busy machine a browser may be slower than any patience: what failed has one more try, and both are in the log.
    const last = first.failed === 0 ? first : new Report(`${name}, second try`)
    if (last !== first) await play(name, last, times)
    done = { passed: last.passed, failed: last.failed, times }
  }
  code = 0
} catch (problem) {
  console.error(problem)
} finally {
  await browser?.close()
  await sql.end()
  service.stop()
}
process.exit(code)
