// node shots.mjs --browser PATH --folder FOLDER [--only NAME…] [--look LOOK…]
// A picture of every screen, in both widths, schemes and languages, for people to look at.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Browser } from './lib/browser.mjs'
import { details, screens, settled } from './lib/screens.mjs'
import { Service } from './lib/service.mjs'
import { furnish } from './lib/world.mjs'

const { values } = parseArgs({ options: { browser: { type: 'string', default: '/usr/bin/chromium' }, folder: { type: 'string', default: 'artifacts/screens' }, only: { type: 'string', multiple: true }, look: { type: 'string', multiple: true } } })
const looks = [{ name: 'desktop' }, { name: 'desktop-dark-de', dark: true, locale: 'de-DE' }, { name: 'phone-de', small: true, locale: 'de-DE' }, { name: 'phone-dark', small: true, dark: true }]

mkdirSync(values.folder, { recursive: true })
const service = new Service({ painted: true })
let browser
try {
  await service.start()
  const world = await furnish(service)
  const all = Object.entries({ ...screens(world, service), ...details(world, service) }).filter(([name]) => values.only === undefined || values.only.includes(name))
  browser = await Browser.launch(values.browser)
  for (const { name: look, ...options } of looks.filter(({ name }) => values.look === undefined || values.look.includes(name))) {
    const window = await browser.window({ ...options, lively: true })
    for (const [name, open] of all) {
      const page = await window.another()
      page.setDefaultTimeout(20_000)
      await open(page).then(() => settled(page)).catch((problem) => console.log(`${name}, ${look}: ${problem.message.split('\n')[0]}`))
      await page.screenshot({ path: join(values.folder, `${name}.${look}.png`), fullPage: options.small === true && !/dialog|detail|crop/.test(name) })
      await page.close()
      await service.calm()
    }
    await window.close()
  }
} finally {
  await browser?.close()
  service.stop()
}
