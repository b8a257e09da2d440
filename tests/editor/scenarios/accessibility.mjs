import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { button, caption, generate, go, write } from '../lib/browser.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = { compose: '/', calendar: '/calendar', library: '/library', settings: '/settings' }

async function nothingSerious(page) {
  // Read as a debugger would, since the page allows no foreign script.
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  const grave = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
  assert.deepEqual(grave.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(' ')}`), [])
}

export default async function ({ check }) {
  for (const [name, path] of Object.entries(screens)) {
    for (const dark of [false, true]) {
      await check(`axe finds nothing serious on ${name}, ${dark ? 'dark' : 'light'}`, async (page) => {
        await go(page, path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        if (name === 'compose') {
          await write(page, 'Looked at closely')
          await generate(page)
        }
        await page.waitForTimeout(400)
        await nothingSerious(page)
      }, { dark })
    }
  }

  for (const [name, path] of Object.entries(screens)) {
    await check(`${name} fits a phone of 360 pixels`, async (page) => {
      await go(page, path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForTimeout(300)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360, 'the page is wider than the phone')
    }, { small: true })
  }

  await check('on a phone a post is written, given a picture and scheduled', async (page) => {
    await go(page)
    await write(page, 'From the tram')
    await generate(page)
    await button(page, 'Schedule').click()
    await page.getByRole('region', { name: 'Status' }).getByText('Scheduled').first().waitFor()
  }, { small: true })

  await check('with the keyboard alone a post is written, given a picture and scheduled', async (page) => {
    await go(page)
    await caption(page).waitFor()
    const reach = async (name) => {
      for (let step = 0; step < 60; step++) {
        const found = await page.evaluate(() => document.activeElement?.getAttribute('role') === 'tab' ? null : document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent)
        if (found === name) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`${name} is not reached with the Tab key`)
    }
    await reach('Caption')
    await page.keyboard.type('No mouse at hand')
    await reach('Generate')
    await page.keyboard.press('Enter')
    await page.getByText('The picture is ready').waitFor()
    await page.getByText('Draft saved').waitFor()
    await reach('Schedule')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Status' }).getByText('Scheduled').first().waitFor()
  })
}
