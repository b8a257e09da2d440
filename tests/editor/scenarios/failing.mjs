import assert from 'node:assert/strict'
import { becomes, button, caption, go, gone, once, write } from '../lib/browser.mjs'

const menu = (page) => page.getByRole('button', { name: /^Your menu/ })

export default async function ({ check, service }) {
  await check('a failed generation says so, charges nothing, and the next one works', async (page) => {
    await service.fault({ service: 'openai', operation: 'generate', fault: 'status', times: 1000, value: 400 })
    try {
      await go(page)
      await write(page, 'A day without luck')
      const before = await menu(page).textContent()
      await button(page, 'Generate').click()
      await page.getByText('No picture was made, and nothing was charged.').waitFor()
      await becomes(() => menu(page).textContent(), before)
    } finally { await service.clearFaults() }
    await button(page, 'Generate').click()
    await page.getByText('The picture is ready').waitFor()
  })

  await check('a restart of the server in mid-generation loses nothing, and the page comes back by itself', async (page) => {
    await service.fault({ service: 'openai', operation: 'generate', fault: 'latency', times: 1, value: 30_000 })
    const asked = await service.asked('openai')
    await go(page)
    await write(page, 'Patience is a virtue')
    await button(page, 'Generate').click()
    await page.getByRole('progressbar', { name: 'Making the picture' }).waitFor()
    // In mid-generation: the provider has been asked and has not answered.
    await becomes(async () => await service.asked('openai') > asked, true)
    await service.kill()
    await page.getByText('Connection lost. Trying again; nothing you wrote is gone.').waitFor()
    await caption(page).fill('Patience is a virtue, written while offline')
    await service.clearFaults()
    await service.startApi()
    await page.getByText('Connected again.').waitFor()
    await page.getByText('The picture is ready').waitFor({ timeout: 90_000 })
    await page.getByText('Draft saved').waitFor()
    await page.reload()
    await caption(page).waitFor()
    assert.equal(await caption(page).inputValue(), 'Patience is a virtue, written while offline')
  })

  await check('without a network another screen waits for its part, and what was written is there again, once', async (page) => {
    const words = once('Written where no network is')
    await go(page)
    await caption(page).waitFor()
    await page.context().setOffline(true)
    await page.getByText('Connection lost. Trying again; nothing you wrote is gone.').waitFor()
    await caption(page).fill(words)
    await page.getByRole('link', { name: 'Library' }).click()
    await page.getByRole('main').getByRole('status', { name: 'Loading' }).waitFor()
    await page.getByRole('link', { name: 'Compose' }).click()
    await becomes(() => caption(page).inputValue(), words)
    await page.context().setOffline(false)
    await page.getByText('Draft saved').waitFor()
    await page.getByRole('link', { name: 'Library' }).click()
    await page.getByRole('heading', { name: /^Library/ }).waitFor()
    const { posts } = await service.query('{ posts(first: 50) { nodes { caption } } }')
    assert.equal(posts.nodes.filter((post) => post.caption === words).length, 1)
  })

  await check('without a network the page says so, keeps what is written, and saves it when the network is back', async (page) => {
    await go(page)
    await write(page, 'Written on the train')
    await page.context().setOffline(true)
    await page.getByText('Connection lost. Trying again; nothing you wrote is gone.').waitFor()
    await caption(page).fill('Written on the train, in a tunnel')
    await page.getByText(/^Could not be saved/).waitFor()
    await page.context().setOffline(false)
    await page.getByText('Connected again.').waitFor()
    await page.getByText('Draft saved').waitFor()
    await gone(page.getByText(/^Could not be saved/))
    await page.reload()
    await caption(page).waitFor()
    assert.equal(await caption(page).inputValue(), 'Written on the train, in a tunnel')
  })
}
