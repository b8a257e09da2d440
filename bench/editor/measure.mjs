// node measure.mjs ADDRESS ROWS: what the post editor costs a browser. Each figure is the median of rounds taken by turns.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const { chromium } = createRequire(new URL('../../tests/editor/package.json', import.meta.url))('playwright-core')
const [address, rows] = [process.argv[2], Number(process.argv[3])]
const scriptLimit = 250_000
const rounds = 5
const scrolling = 4000
const pixelsPerFrame = 60
const slow = 4
const patience = 180_000

const sorted = (values) => [...values].sort((a, b) => a - b)
const median = (values) => sorted(values)[Math.floor(values.length / 2)]
const share = (values, part) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))]
const summary = (values) => `frame p50 ${ms(share(values, 0.5))}, p95 ${ms(share(values, 0.95))}, p99 ${ms(share(values, 0.99))}`
/** The frames while one fifth of the rows was being loaded: later ones must not cost more than early ones. */
const fifth = (way, place) => share(way.times.filter(([, loaded]) => Math.min(4, Math.floor((loaded * 5) / rows)) === place).map(([time]) => time), 0.95)
const ms = (value) => `${value.toFixed(value < 100 ? 1 : 0)} ms`

const program = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync)
if (program === undefined) throw new Error('No Chromium found. Debian, Ubuntu: apt install chromium')
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })

/** A new user's page, of a machine that is so many times slower. */
async function open(throttle = 1) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  await page.addInitScript(() => {
    globalThis.seen = { lcp: 0, interactions: new Map() }
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.seen.lcp = entry.startTime }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId > 0) globalThis.seen.interactions.set(entry.interactionId, Math.max(entry.duration, globalThis.seen.interactions.get(entry.interactionId) ?? 0))
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 })
  })
  if (throttle > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: throttle })
  return page
}

const ready = (page) => page.getByRole('textbox', { name: 'Caption', exact: true }).waitFor()

/** Every script that the browser fetches for the compose screen until nothing more comes, as gzip would send it. */
async function script() {
  const page = await open()
  const found = []
  page.on('response', (response) => { if (response.request().resourceType() === 'script') found.push(response) })
  await page.goto(address)
  await ready(page)
  await page.waitForLoadState('networkidle')
  const files = await Promise.all(found.map(async (response) => ({ plain: await response.body(), sent: (await response.request().sizes()).responseBodySize })))
  await page.context().close()
  return { files: files.length, plain: files.reduce((sum, file) => sum + file.plain.length, 0), gzip: files.reduce((sum, file) => sum + gzipSync(file.plain, { level: 9 }).length, 0), sent: files.reduce((sum, file) => sum + file.sent, 0) }
}

/** The largest paint of a first visit, and the slowest answer to a hand while a post is written and the screens are walked through. */
async function visit(throttle) {
  const page = await open(throttle)
  await page.goto(address)
  await ready(page)
  await page.waitForLoadState('networkidle')
  // Told of after the paint itself, which a slow machine takes a while for.
  const lcp = await (await page.waitForFunction(() => globalThis.seen.lcp)).jsonValue()
  await page.getByRole('textbox', { name: 'Caption', exact: true }).pressSequentially('Fresh croissants #now', { delay: 20 })
  await page.getByText('Vibrant', { exact: true }).click()
  await page.getByText('More options').click()
  await page.getByRole('tab', { name: 'Upload' }).click()
  await page.getByRole('button', { name: /^Date: / }).click()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.keyboard.press('Escape')
  await page.getByText('Draft saved').waitFor()
  await page.getByRole('link', { name: 'Library' }).click()
  await page.getByRole('main').getByRole('listitem').first().waitFor()
  await page.getByRole('main').getByRole('listitem').first().getByRole('button').click()
  await page.getByRole('dialog').getByText('How it was made').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Calendar' }).click()
  await page.getByText('Week', { exact: true }).click()
  await page.getByRole('region').first().waitFor()
  // An event's duration is known after the next paint.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const interactions = await page.evaluate(() => [...globalThis.seen.interactions.values()])
  await page.context().close()
  return { lcp, inp: Math.max(16, ...interactions), interactions: interactions.length }
}

/** Times between frames while the page is scrolled by the same way in each. */
const frames = (page, milliseconds, step) => page.evaluate(([milliseconds, step]) => new Promise((resolve) => {
  const times = []
  const began = performance.now()
  let last = began
  const next = (now) => {
    if (times.length > 0 || now > last) times.push(now - last)
    last = now
    scrollBy(0, step)
    if (now - began < milliseconds) requestAnimationFrame(next)
    else resolve(times.slice(1))
  }
  scrollTo(0, 0)
  requestAnimationFrame(next)
}), [milliseconds, step])

/** Down to the last row, as fast as pages come, for as long as somebody would be patient. Each time between frames is kept with how many were loaded. */
const toTheEnd = (page, rows) => page.evaluate(([rows, patience]) => new Promise((resolve) => {
  const times = []
  const began = performance.now()
  let last = began
  let loaded = 0
  const next = (now) => {
    times.push([now - last, loaded])
    last = now
    scrollBy(0, 400)
    for (const tile of document.querySelectorAll('[role=listitem][aria-posinset]')) loaded = Math.max(loaded, Number(tile.getAttribute('aria-posinset')))
    if (loaded >= rows || now - began > patience) resolve({ times: times.slice(1), seconds: (now - began) / 1000, loaded })
    else requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}), [rows, patience])

const emptyList = `<!doctype html><title>Nothing</title><style>body{margin:0}.row{position:absolute;left:0;right:0;height:210px}</style><div id="list" style="position:relative;height:${Math.ceil(rows / 6) * 220}px"></div>
<script>const list=document.getElementById('list');const shown=new Map();const draw=()=>{const from=Math.max(0,Math.floor(scrollY/220)-3),until=Math.ceil((scrollY+innerHeight)/220)+3;
for(const [row,element] of shown)if(row<from||row>until){element.remove();shown.delete(row)}for(let row=from;row<=until;row++)if(!shown.has(row)){const element=document.createElement('div');element.className='row';element.style.transform='translateY('+row*220+'px)';list.append(element);shown.set(row,element)}};
addEventListener('scroll',draw,{passive:true});draw()</script>`

let failed = false
try {
  const load = await script()
  failed = load.gzip > scriptLimit
  console.log(`editor, script of the first load of /: ${load.gzip.toLocaleString('en')} bytes gzipped in ${load.files} files (limit ${scriptLimit.toLocaleString('en')}${failed ? ': MISSED' : ''}); ${load.sent.toLocaleString('en')} sent, ${load.plain.toLocaleString('en')} plain`)

  const visits = { 1: [], [slow]: [] }
  for (let round = 0; round < rounds; round++) for (const throttle of [1, slow]) visits[throttle].push(await visit(throttle))
  for (const throttle of [1, slow]) {
    const taken = visits[throttle]
    console.log(`  ${throttle === 1 ? 'this machine' : `a processor ${throttle} times slower`}: LCP ${ms(median(taken.map((one) => one.lcp)))}, interaction to next paint ${ms(median(taken.map((one) => one.inp)))} (the slowest of ${median(taken.map((one) => one.interactions))} and more in a walk through all screens), medians of ${rounds}`)
  }

  const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(emptyList))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const [library, empty] = [await open(), await open()]
  await library.goto(`${address}/library`)
  await library.getByRole('main').getByRole('listitem').first().waitFor()
  await empty.goto(`http://127.0.0.1:${server.address().port}/`)
  await library.bringToFront()
  const way = await toTheEnd(library, rows)
  console.log(`  ${way.loaded.toLocaleString('en')} of ${rows.toLocaleString('en')} pictures scrolled through in ${way.seconds.toFixed(0)} s, loaded page by page: ${summary(way.times.map(([time]) => time))}; the first fifth p95 ${ms(fifth(way, 0))}, the last fifth p95 ${ms(fifth(way, 4))}`)
  if (way.loaded < rows) throw new Error(`The library ends at ${way.loaded} of ${rows} pictures.`)
  const taken = { library: [], empty: [] }
  for (let round = 0; round < rounds; round++) {
    for (const [name, page] of [['library', library], ['empty', empty]]) {
      await page.bringToFront()
      taken[name].push(await frames(page, scrolling, pixelsPerFrame))
    }
  }
  const of = (name, part) => median(taken[name].map((times) => share(times, part)))
  console.log(`  scrolling ${way.loaded.toLocaleString('en')} pictures at ${pixelsPerFrame} pixels a frame: frame p50 ${ms(of('library', 0.5))}, p95 ${ms(of('library', 0.95))}, p99 ${ms(of('library', 0.99))}; an empty list p50 ${ms(of('empty', 0.5))}, p95 ${ms(of('empty', 0.95))}, p99 ${ms(of('empty', 0.99))}; ratio of p95 ${(of('library', 0.95) / of('empty', 0.95)).toFixed(2)}, medians of ${rounds} rounds by turns`)
  server.close()
} finally { await browser.close() }
process.exit(failed ? 1 : 0)
