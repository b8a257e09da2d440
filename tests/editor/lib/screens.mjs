// Every screen in the state that is looked at, by axe and by people. Nothing here depends on the language of the page.
import { go } from './browser.mjs'

const postPath = (id) => `/posts/${id.replaceAll('/', '_').replaceAll('+', '-')}`
const title = (page) => page.getByRole('heading', { level: 1 }).waitFor()
const tile = (page) => page.getByRole('listitem').getByRole('button').first()
const tab = (page, place) => page.locator('[role=radiogroup] label').nth(place).click()

/** What moves comes to rest, and what is loaded is there. */
export async function settled(page) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined))))
}

export const screens = ({ carousel, published, held }, service) => ({
  'compose': async (page) => { await go(page); await title(page) },
  'compose-generating': async (page) => {
    await service.configure({ openai: { imageDelayMs: 20_000 } })
    await go(page)
    await page.locator('textarea').first().fill('A quiet morning by the sea, the first boats come home.')
    await page.locator('button:has(svg.tabler-icon-sparkles)').last().click()
    await page.getByRole('progressbar').waitFor()
    await page.getByRole('listitem').locator('img').waitFor()
  },
  'compose-carousel': async (page) => { await go(page, postPath(carousel)); await page.locator('[data-exact=true]').waitFor() },
  'compose-more-options': async (page) => { await go(page); await page.locator('textarea').first().fill('A quiet morning by the sea.'); await page.locator('button[aria-expanded=false]:has(svg.tabler-icon-chevron-down)').click() },
  'compose-upload': async (page) => { await go(page); await page.getByRole('tab').nth(1).click() },
  'compose-crop': async (page) => { await go(page, postPath(carousel)); await page.locator('button:has(svg.tabler-icon-crop)').click(); await page.getByRole('slider').waitFor() },
  'post-published': async (page) => { await go(page, postPath(published)); await page.locator('details summary').click() },
  'post-needs-review': async (page) => { await go(page, postPath(held)); await page.locator('[data-status=NEEDS_REVIEW]').waitFor() },
  'calendar-month': async (page) => { await go(page, '/calendar'); await title(page); await tab(page, 0); await page.locator('section[data-today]').first().waitFor() },
  'calendar-week': async (page) => { await go(page, '/calendar'); await title(page); await tab(page, 1); await page.locator('section[data-today]').first().waitFor() },
  'calendar-list': async (page) => { await go(page, '/calendar'); await title(page); await tab(page, 2); await page.locator('section[data-free]').first().waitFor() },
  'library': async (page) => { await go(page, '/library'); await tile(page).waitFor() },
  'library-detail': async (page) => { await go(page, '/library'); await tile(page).click(); await page.getByRole('dialog').locator('dl').waitFor() },
  'library-selection': async (page) => { await go(page, '/library'); for (const place of [0, 1]) await page.getByRole('checkbox').nth(place).click() },
  'library-trash': async (page) => { await go(page, '/library'); await title(page); await page.locator('button:has(svg.tabler-icon-trash)').first().click(); await tile(page).waitFor() },
  'settings': async (page) => { await go(page, '/settings'); await page.locator('[data-status=CONNECTED]').first().waitFor() },
  'sign-in': async (page) => {
    await page.route('**/graphql', (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify({ data: null, errors: [{ message: 'Who are you?', extensions: { code: 'AUTH_NOT_AUTHENTICATED' } }] }) }))
    await go(page)
    await page.locator('input[type=password]').waitFor()
  },
  'offline': async (page) => { await go(page); await title(page); await page.context().setOffline(true); await page.locator('[data-shown=offline]').waitFor() },
  'not-found': async (page) => { await go(page, '/posts/nothing'); await page.getByRole('heading').first().waitFor() },
})
