// node run.mjs --browser PATH [SCENARIO…]
// Prints a line per check and `N passed, N failed`; the exit code is 0 when none failed.
import { parseArgs } from 'node:util'
import { Report } from '../conformance/lib/report.mjs'
import { Browser } from './lib/browser.mjs'
import { Service } from './lib/service.mjs'

const scenarios = ['serving', 'writing', 'publishing', 'uploading', 'settings', 'library', 'calendar', 'carousel', 'failing', 'accessibility', 'holding']
const { values, positionals } = parseArgs({ allowPositionals: true, options: { browser: { type: 'string', default: '/usr/bin/chromium' } } })

const report = new Report('editor')
const service = new Service()
let browser
try {
  await service.start()
  browser = await Browser.launch(values.browser)
  for (const name of positionals.length > 0 ? positionals : scenarios) {
    const { default: scenario } = await import(`./scenarios/${name}.mjs`)
    const own = report.of(name)
    await scenario({
      service,
      /** One check: a window of its own, closed whatever happens. */
      check: (title, run, options) => own.check(title, async () => {
        const window = await browser.window(options)
        try {
          await run(window.page, window)
          if (window.complaints.length > 0) throw new Error(`The page complained: ${window.complaints.join(' | ')}`)
        } finally { await window.close() }
      }),
    })
  }
} finally {
  await browser?.close()
  service.stop()
}
console.log(report.summary())
process.exit(report.failed === 0 ? 0 : 1)
