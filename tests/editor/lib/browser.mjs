import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { chromium } from 'playwright-core'
import { address } from './service.mjs'

const phone = { width: 360, height: 780 }
const desktop = { width: 1440, height: 900 }
const patience = 45_000

export class Browser {
  static async launch(executablePath) {
    const browser = new Browser()
    browser.chromium = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    return browser
  }

  /** A new user's window. Whatever the page complains about is a failure of the scenario. */
  async window({ small = false, dark = false, locale = 'en-GB' } = {}) {
    const context = await this.chromium.newContext({ viewport: small ? phone : desktop, hasTouch: small, colorScheme: dark ? 'dark' : 'light', locale, timezoneId: 'Europe/Berlin' })
    context.setDefaultTimeout(patience)
    const complaints = []
    const another = async () => {
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
      page.on('console', (message) => { if (message.type() === 'error' && /Content Security Policy|React|Warning/.test(message.text())) complaints.push(message.text()) })
      return page
    }
    return { page: await another(), another: async () => { await context.setOffline(false); return another() }, complaints, close: () => context.close() }
  }

  close() { return this.chromium.close() }
}

const glance = 50

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

export const go = async (page, path = '/') => { await page.goto(address + path) }
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

export const preview = (page) => page.getByRole('region', { name: 'Preview' })
export const exactFile = (page) => preview(page).getByText('The exact file that goes out').waitFor()

export async function publishNow(page) {
  await button(page, 'More actions').click()
  await page.getByRole('menuitem', { name: 'Publish now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
}

export const reaches = (page, status, timeout = 60_000) => page.getByRole('region', { name: 'Status' }).locator(`[data-status="${status}"]`).first().waitFor({ timeout })
