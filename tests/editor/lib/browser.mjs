import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { chromium } from 'playwright-core'
import { png } from './png.mjs'
import { address } from './service.mjs'

const phone = { width: 360, height: 780 }
const desktop = { width: 1440, height: 900 }
const patience = 45_000
const glance = 50

const open = new WeakMap()
const still = 200

function watch(page) {
  open.set(page, 0)
  page.on('request', () => open.set(page, open.get(page) + 1))
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, () => open.set(page, open.get(page) - 1))
}

/** Nothing is asked of the server any more. */
export async function quiet(page) {
  const until = performance.now() + patience
  let since = performance.now()
  while (performance.now() - since < still) {
    if (open.get(page) > 0) since = performance.now()
    if (performance.now() > until) throw new Error(`${open.get(page)} requests without an end`)
    await new Promise((resolve) => setTimeout(resolve, glance))
  }
}

export class Browser {
  static async launch(executablePath) {
    const browser = new Browser()
    browser.chromium = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    return browser
  }

  /** A new user's window. Whatever the page complains about is a failure of the scenario. Without `lively` nothing moves that only pleases the eye. */
  async window({ small = false, dark = false, locale = 'en-GB', lively = false } = {}) {
    const context = await this.chromium.newContext({ viewport: small ? phone : desktop, hasTouch: small, colorScheme: dark ? 'dark' : 'light', locale, timezoneId: 'Europe/Berlin', reducedMotion: lively ? 'no-preference' : 'reduce' })
    context.setDefaultTimeout(patience)
    const complaints = []
    const another = async () => {
      const page = await context.newPage()
      watch(page)
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
      page.on('console', (message) => { if (message.type() === 'error' && /Content Security Policy|React|Warning/.test(message.text())) complaints.push(message.text()) })
      return page
    }
    return { page: await another(), another: async () => { await context.setOffline(false); return another() }, online: () => context.setOffline(false), complaints, close: () => context.close() }
  }

  close() { return this.chromium.close() }
}

/** Looks until what is read is what is wanted: for lists and attributes, which no locator can wait for. */
export async function becomes(read, wanted, timeout = patience) {
  const until = performance.now() + timeout
  for (;;) {
    const found = await read()
    if (isDeepStrictEqual(found, wanted)) return
    if (performance.now() > until) assert.deepEqual(found, wanted)
    await new Promise((resolve) => setTimeout(resolve, glance))
  }
}

export const gone = (locator) => locator.waitFor({ state: 'hidden' })

/** Words that no other try has written. */
export const once = (words) => `${words} ${crypto.randomUUID().slice(0, 4)}`

const staying = new WeakSet()

/** From here on the page goes from screen to screen as by its links, and is not loaded anew for each. */
export const stay = (page) => { staying.add(page); return page }

export async function go(page, path = '/') {
  if (!staying.has(page) || !page.url().startsWith(address)) { await page.goto(address + path); return }
  // By a place that is none, so that nothing is left of the screen before.
  for (const place of ['/-', path]) await page.evaluate((to) => new Promise((resolve) => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); requestAnimationFrame(() => requestAnimationFrame(resolve)) }), place)
}
export const caption = (page) => page.getByRole('textbox', { name: 'Caption', exact: true })
export const button = (page, name) => page.getByRole('button', { name, exact: true })

export async function write(page, words) {
  await caption(page).fill(words)
  await page.getByText('Draft saved').waitFor()
}

/** Generates from the caption and waits until the pictures are there. */
export async function generate(page) {
  await button(page, 'Generate').click()
  await page.getByText(/kept in the library/).first().waitFor()
}

/** A picture dropped on the middle of the page, as a file manager would. */
export async function dropFile(page, name) {
  const transfer = await page.evaluateHandle(({ data, name }) => { const made = new DataTransfer(); made.items.add(new File([new Uint8Array(data)], `${name}.png`, { type: 'image/png' })); return made }, { data: [...png(640, 640, [200, 30, 60], [60, 30, 200])], name })
  await page.locator('body').dispatchEvent('drop', { dataTransfer: transfer })
}

export const preview = (page) => page.getByRole('region', { name: 'Preview' })
export const exactFile = (page) => preview(page).getByText('The exact file that goes out').waitFor()

export async function publishNow(page) {
  await button(page, 'More actions').click()
  await page.getByRole('menuitem', { name: 'Publish now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
}

export const reaches = (page, status, timeout = 60_000) => page.getByRole('region', { name: 'Status' }).locator(`[data-status="${status}"]`).first().waitFor({ timeout })
