import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { button, caption, generate, go, reaches, stay, write } from '../lib/browser.mjs'
import { screens, settled } from '../lib/screens.mjs'
import { furnish } from '../lib/world.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function grave(page) {
  // Read as a debugger would, since the page allows no foreign script.
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
  return serious.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.replaceAll(/ (?:class|id|style|data-[\w-]+)="[^"]*"/g, '').slice(0, 160)}`))
}

/** Each problem once, with the screens that have it. */
const together = (found) => [...new Set(found.map(([, problem]) => problem))].map((problem) => `${problem} on ${[...new Set(found.filter(([, one]) => one === problem).map(([name]) => name))].join(', ')}`)

export default async function ({ check, service }) {
  let all = []
  await check('a workspace of some weeks is there to look at', async () => { all = Object.entries(screens(await furnish(service), service)) })

  /** Each screen in turn, in one page; those that change what the page is signed in to or connected with have one of their own. */
  const look = async (page, window, check) => {
    const found = []
    for (const [name, open] of all) {
      const one = name === 'sign-in' || name === 'offline' ? await window.another() : stay(page)
      await open(one)
      await settled(one)
      for (const problem of await check(one)) found.push([name, problem])
      if (one !== page) { await one.close(); await window.online() }
      await service.calm()
    }
    assert.deepEqual(together(found), [])
  }

  // On a phone the dark is looked at; wide and dark at once takes another minute.
  for (const dark of process.env.TEST_LEVEL === 'full' ? [false, true] : [false]) {
    await check(`axe finds nothing serious on any screen, ${dark ? 'dark' : 'light'}`, (page, window) => look(page, window, grave), { dark })
  }

  await check('every screen fits a phone of 360 pixels, and axe finds nothing serious there in the dark', (page, window) => look(page, window, async (one) => {
    const width = await one.evaluate(() => document.documentElement.scrollWidth)
    return [...(width > 360 ? [`${width} pixels wide`] : []), ...await grave(one)]
  }), { small: true, dark: true })

  await check('on a phone a post is written, given a picture and scheduled', async (page) => {
    await go(page)
    await write(page, 'From the tram')
    await generate(page)
    await button(page, 'Schedule').click()
    await reaches(page, 'SCHEDULED')
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
    await reaches(page, 'SCHEDULED')
  })
}
