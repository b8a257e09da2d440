import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

export default async function ({ endpoint, profile, report, browser: executablePath }) {
  if (!existsSync(executablePath)) {
    report.skip('Banana Cake Pop in a browser', `no browser at ${executablePath}`)
    return
  }

  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await (await browser.newContext()).newPage()
    const seen = watch(page, new URL(endpoint.url).host)
    await report.check('a browser is led from the endpoint to Banana Cake Pop', async () => {
      await page.goto(endpoint.url)
      assert.equal(page.url(), `${endpoint.url}/`)
      await page.getByRole('button', { name: 'Create Document' }).first().click({ timeout: 60_000 })
    })

    await report.check('it introspects, runs an operation and shows the answer', async () => {
      await page.getByText('Schema available').waitFor({ timeout: 60_000 })
      await page.locator('.monaco-editor .view-lines').first().click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.insertText(profile.ide.text)
      // The line the editor puts over an operation once it has understood it.
      await page.getByText('Run ▷').first().waitFor({ timeout: 60_000 })
      await page.getByRole('button', { name: /^Run Operation/ }).click()
      await page.locator('.monaco-editor').filter({ hasText: profile.ide.answer.replaceAll(' ', '\u00a0') }).first().waitFor({ timeout: 30_000 })
      assert.ok(seen.introspections > 0, 'no introspection was seen')
    })

    await report.check('no other host is asked for anything', () => assert.deepEqual(seen.foreign, []))
    await report.check('the console shows no error', () => assert.deepEqual(seen.errors, []))
  } finally {
    await browser.close()
  }
}

function watch(page, host) {
  const seen = { foreign: [], errors: [], introspections: 0 }
  page.context().on('request', (request) => {
    const url = new URL(request.url())
    if (/^(http|ws)s?:$/.test(url.protocol) && url.host !== host) seen.foreign.push(request.url())
    if (request.postData()?.includes('__schema')) seen.introspections++
  })
  page.on('console', (message) => message.type() === 'error' && seen.errors.push(message.text()))
  page.on('pageerror', (error) => seen.errors.push(String(error)))
  return seen
}
