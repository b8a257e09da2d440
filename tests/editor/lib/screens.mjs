// Every screen in the state that is looked at, by axe and by people. Nothing here depends on the language of the page.
import { go, quiet } from './browser.mjs'

const postPath = (id) => `/posts/${id.replaceAll('/', '_').replaceAll('+', '-')}`
const title = (page) => page.getByRole('heading', { level: 1 }).waitFor()
const tile = (page) => page.getByRole('listitem').getByRole('button').first()
const tab = (page, place) => page.locator('[role=radiogroup] label').nth(place).click()

/** What moves comes to rest, and what is loaded is there. */
export async function settled(page) {
  await quiet(page)
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined))))
}

export const screens = ({ carousel, published, held }, service) => ({
  'compose': async (page) => { await go(page); await title(page) },
  'compose-generating': async (page) => {
    await service.configure({ openai: { imageDelayMs: 10_000 } })
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

const wait = (page, milliseconds) => page.waitForTimeout(milliseconds)
const sparkles = (page) => page.locator('button:has(svg.tabler-icon-sparkles)').last()
const write = async (page, words) => { await go(page); await page.locator('textarea').first().fill(words) }
const bar = (page) => page.locator('div:has(> div > [data-slot]) button')
const more = async (page) => { await bar(page).first().click(); await page.getByRole('menu').waitFor() }
const generated = (page) => page.locator('[data-status=SUCCEEDED]').waitFor()
/** Answers one operation in the server's place. */
const answer = (page, operation, data) => page.route('**/graphql', (route) => (route.request().postData()?.includes(`"${operation}"`) ? route.fulfill({ contentType: 'application/json', body: JSON.stringify(data) }) : route.fallback()))

/** States within the screens: for people to look at, since axe has seen what they are made of. */
export const details = ({ carousel, planned, held }, service) => ({
  'compose-over-limits': async (page) => { await write(page, `${'#tag '.repeat(33)}${'A long story. '.repeat(160)}`); await wait(page, 1500) },
  'compose-picked': async (page) => { await write(page, 'Fresh croissants from seven, coffee on the pier. ☕️🥐 #harbour #breakfast @demo_cafe'); await sparkles(page).click(); await generated(page); await page.locator('[data-exact=true]').waitFor() },
  'compose-choice': async (page) => { await write(page, 'A lighthouse in a storm'); await page.locator('[role=radiogroup][aria-labelledby=count-label] label').nth(2).click(); await sparkles(page).click(); await generated(page) },
  'compose-failed': async (page) => {
    await service.fault({ service: 'openai', operation: 'generate', fault: 'status', times: 1000, value: 400 })
    await write(page, 'A day without luck')
    await sparkles(page).click()
    await page.locator('[data-status=FAILED]').waitFor()
  },
  'compose-own-prompt': async (page) => { await write(page, 'A quiet morning'); await page.locator('button[data-variant], button.mantine-Anchor-root').first().click() },
  'compose-link': async (page) => { await go(page); await page.getByRole('tab').nth(3).click() },
  'compose-picker-dialog': async (page) => { await go(page); await page.getByRole('tab').nth(2).click(); await page.getByRole('tabpanel').getByRole('button').click(); await tile(page).waitFor(); await wait(page, 800) },
  'compose-profile': async (page) => { await go(page, postPath(carousel)); await page.locator('[data-exact=true]').waitFor(); await page.locator('section [role=radiogroup] label').last().click(); await wait(page, 600) },
  'compose-no-account': async (page) => { await answer(page, 'Accounts', { data: { instagramAccounts: [] } }); await write(page, 'Nowhere to go'); await wait(page, 1500) },
  'compose-menu': async (page) => { await go(page, postPath(planned)); await more(page); await page.getByRole('menu').waitFor() },
  'compose-date': async (page) => { await go(page); await page.locator('button[aria-haspopup=dialog]').first().click(); await page.getByRole('dialog').locator('table').waitFor() },
  'post-scheduled': async (page) => { await go(page, postPath(planned)); await page.locator('[data-exact=true]').waitFor() },
  'post-changed': async (page) => { await go(page, postPath(planned)); await page.locator('textarea').first().fill('Something else entirely'); await wait(page, 400) },
  'post-held-bottom': async (page) => { await go(page, postPath(held)); await page.locator('[data-status=NEEDS_REVIEW]').waitFor(); await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight)) },
  'confirm-dialog': async (page) => { await go(page, postPath(planned)); await more(page); await page.getByRole('menuitem').first().click(); await page.getByRole('dialog').waitFor() },
  'user-menu': async (page) => { await go(page, '/settings'); await page.locator('header button').last().click(); await page.getByRole('menu').waitFor() },
  'library-filters-dialog': async (page) => { await go(page, '/library'); await tile(page).waitFor(); const drawer = page.locator('button:has(svg.tabler-icon-adjustments-horizontal)'); if (await drawer.count() > 0) await drawer.click(); else await page.getByRole('combobox').nth(1).click(); await wait(page, 500) },
  'library-no-match': async (page) => { await go(page, '/library'); await tile(page).waitFor(); await page.getByRole('search').getByRole('textbox').first().fill('nothing like this'); await wait(page, 900) },
  'library-empty': async (page) => { await answer(page, 'LibraryPage', { data: { images: { __typename: 'ImagesConnection', nodes: [], pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } } } }); await answer(page, 'LibraryCount', { data: { images: { __typename: 'ImagesConnection', totalCount: 0 } } }); await go(page, '/library'); await wait(page, 1200) },
  'library-failed': async (page) => { await page.route('**/graphql', (route) => (route.request().postData()?.includes('"LibraryPage"') ? route.abort() : route.fallback())); await go(page, '/library'); await page.getByRole('alert').waitFor() },
  'library-tag-dialog': async (page) => { await go(page, '/library'); await page.getByRole('checkbox').nth(0).click(); await page.locator('button:has(svg.tabler-icon-tag)').click(); await wait(page, 500) },
  'settings-preset-dialog': async (page) => { await go(page, '/settings'); await page.locator('button:has(svg.tabler-icon-plus)').click(); await wait(page, 500) },
  'calendar-empty': async (page) => { await answer(page, 'CalendarPosts', { data: { posts: { __typename: 'PostsConnection', nodes: [], pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } } } }); await go(page, '/calendar'); await title(page); await tab(page, 2); await wait(page, 500) },
  'calendar-failed': async (page) => { await page.route('**/graphql', (route) => (route.request().postData()?.includes('"CalendarPosts"') ? route.abort() : route.fallback())); await go(page, '/calendar'); await page.getByRole('alert').waitFor() },
  'toast': async (page) => { await go(page, postPath(planned)); await page.locator('textarea').first().fill('Peaches are back, again!'); await bar(page).last().click(); await page.locator('.mantine-Notification-root').waitFor(); await wait(page, 400) },
})
