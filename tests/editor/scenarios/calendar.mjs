import assert from 'node:assert/strict'
import { becomes, button, generate, go, once, reaches, write } from '../lib/browser.mjs'
import { plan } from '../lib/world.mjs'

const milliseconds = 86_400_000
const iso = (instant) => new Date(instant).toISOString().slice(0, 10)
/** The Monday of next week: its whole week is in the future. */
const monday = () => { const now = Date.now(); return now + (7 - ((new Date(now).getUTCDay() + 6) % 7)) * milliseconds }
const name = (instant) => new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(instant)

const day = (page, instant) => page.getByRole('region', { name: name(instant), exact: true })
const card = (page, words) => page.getByRole('main').getByRole('link', { name: new RegExp(words) })
const announced = (page, words) => page.getByText(words, { exact: true }).waitFor({ state: 'attached' })

/** Picks a thing up and carries it over a place. While the page still arranges itself a place may move: then it is picked up again. */
async function carry(page, thing, grip, place, over, words) {
  for (let tries = 1; ; tries++) {
    // In the middle of the window: near its edges the page scrolls on by itself while something is carried.
    await place.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const [lift, drop] = [await thing.boundingBox(), await place.boundingBox()]
    const [x, y] = over(drop)
    await page.mouse.move(lift.x + grip.x, lift.y + grip.y)
    await page.mouse.down()
    await page.mouse.move(x, y, { steps: 10 })
    const isOver = await page.getByText(words, { exact: true }).waitFor({ state: 'attached', timeout: 10_000 }).then(() => true, () => false)
    const there = await place.boundingBox()
    if (isOver && x >= there.x && x <= there.x + there.width && y >= there.y && y <= there.y + there.height) return
    assert.ok(tries < 4, `never "${words}"`)
    await page.keyboard.press('Escape')
    await page.mouse.up()
  }
}

async function planned(page, words) {
  await go(page, `/?day=${iso(monday())}`)
  await write(page, words)
  await generate(page)
  await page.getByRole('combobox', { name: 'Repeat' }).click()
  await page.getByRole('option', { name: 'Every week' }).click()
  await button(page, 'Schedule').click()
  await reaches(page, 'SCHEDULED')
}

const repeats = async (page, words) => {
  await card(page, words).first().click()
  await page.getByRole('combobox', { name: 'Repeat' }).waitFor()
  return page.getByRole('combobox', { name: 'Repeat' }).inputValue()
}

export default async function ({ check, service }) {
  const [market, keys, thumb] = [once('Market day'), once('Moved by keys'), once('Thumb work')]

  await check('a post is dragged to another day, keeps its time and goes on repeating', async (page) => {
    await planned(page, market)
    await page.getByRole('link', { name: 'Calendar' }).click()
    await page.getByRole('radiogroup', { name: 'Calendar' }).getByText('Week', { exact: true }).click()
    await button(page, 'Later').click()
    const from = day(page, monday()).getByRole('link', { name: new RegExp(market) })
    await from.waitFor()
    const target = day(page, monday() + 6 * milliseconds)
    await carry(page, from, { x: 30, y: 15 }, target, (drop) => [drop.x + 40, drop.y + 120], `Over ${name(monday() + 6 * milliseconds)}.`)
    await page.mouse.up()
    await page.getByText(`Moved to ${name(monday() + 6 * milliseconds)}.`).waitFor()
    const moved = target.getByRole('link', { name: new RegExp(market) })
    await moved.waitFor()
    assert.match(await moved.textContent(), /09:00/)
    assert.equal(await repeats(page, market), 'Every week')
  })

  await check('a post is moved with the keyboard alone', async (page) => {
    await plan(service, keys, `${iso(monday())}T09:00:00`)
    await go(page, '/calendar')
    await page.getByRole('radiogroup', { name: 'Calendar' }).getByText('Week', { exact: true }).click()
    await button(page, 'Later').click()
    await day(page, monday()).getByRole('link', { name: new RegExp(keys) }).focus()
    await page.keyboard.press('Space')
    await announced(page, `Over ${name(monday())}.`)
    await page.keyboard.press('ArrowRight')
    await announced(page, `Over ${name(monday() + milliseconds)}.`)
    await page.keyboard.press('Space')
    await day(page, monday() + milliseconds).getByRole('link', { name: new RegExp(keys) }).waitFor()
    await page.getByText(`Moved to ${name(monday() + milliseconds)}.`).waitFor()
  })

  await check('on a phone the list shows time, status and words, a post is dragged by its handle, and opened', async (page) => {
    await plan(service, thumb, `${iso(monday())}T09:00:00`)
    await go(page, '/calendar')
    const target = day(page, monday() + milliseconds)
    await target.waitFor()
    const handle = button(page, `Move: ${thumb}`)
    await carry(page, handle, { x: 20, y: 20 }, target, (drop) => [drop.x + drop.width - 60, drop.y + 20], `Over ${name(monday() + milliseconds)}.`)
    await page.mouse.up()
    const row = target.getByRole('link', { name: new RegExp(`09:00.*Scheduled.*${thumb}`) })
    await row.waitFor()
    await row.click()
    await reaches(page, 'SCHEDULED')
  }, { small: true })

  await check('however many drafts there are, each is reached', async (page) => {
    const words = once('Draft')
    for (let number = 1; number <= 31; number++) await service.query('mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } } }', { input: { caption: `${words} ${number}.` } })
    await go(page, '/calendar')
    const drafts = page.getByRole('complementary', { name: 'Drafts' })
    await drafts.getByRole('link', { name: new RegExp(`${words} 31\\.`) }).waitFor()
    assert.equal(await drafts.getByRole('link').count(), 30)
    await drafts.getByRole('button', { name: /^\d+ more$/ }).click()
    await drafts.getByRole('link', { name: new RegExp(`${words} 1\\.`) }).waitFor()
  })

  await check('the month shows a post where it is, and its day begins a new one', async (page) => {
    await go(page, '/calendar')
    await page.getByRole('radiogroup', { name: 'Calendar' }).getByText('Month', { exact: true }).click()
    if (new Date(monday()).getUTCMonth() !== new Date().getUTCMonth()) await button(page, 'Later').click()
    await card(page, market).first().waitFor()
    await button(page, `New post on ${name(monday())}`).click()
    await becomes(() => page.getByRole('button', { name: /^Date: / }).getAttribute('aria-label'), `Date: ${new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(monday())}`)
  })
}
