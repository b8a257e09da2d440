import assert from 'node:assert/strict'
import { becomes, button, go, gone, once, preview, publishNow, reaches, write } from '../lib/browser.mjs'
import { sql } from '../lib/database.mjs'
import { upload } from '../lib/world.mjs'

const account = (page) => page.getByRole('combobox', { name: 'Instagram account' })

async function allow(page, name) {
  await page.getByRole('textbox', { name: 'Account' }).fill(name)
  await button(page, 'Allow').click()
  await page.getByText(`Connected: @${name}`).waitFor()
}

async function compose(page, service, words) {
  await go(page, `/?image=${encodeURIComponent(await upload(service, words))}`)
  await write(page, words)
}

export default async function ({ check, service }) {
  await check('of two connected accounts one is chosen, seen in the preview, kept in the draft, and the post goes out there', async (page) => {
    await go(page, '/settings')
    await button(page, 'Connect an account').click()
    await allow(page, 'pier_bakery')
    for (const name of ['@demo_cafe', '@pier_bakery']) await page.getByRole('listitem').filter({ hasText: name }).getByText('Connected', { exact: true }).waitFor()
    const words = once('Rolls from the pier')
    await compose(page, service, words)
    assert.equal(await account(page).inputValue(), '@demo_cafe')
    await account(page).click()
    await page.getByRole('option', { name: '@pier_bakery' }).click()
    await preview(page).getByText('pier_bakery').first().waitFor()
    await page.getByText('Draft saved').waitFor()
    await page.reload()
    await becomes(() => account(page).inputValue(), '@pier_bakery')
    await publishNow(page)
    await reaches(page, 'PUBLISHED')
    const media = (await service.published()).filter((one) => one.caption === words)
    assert.deepEqual(media.map((one) => one.account), ['pier_bakery'])
    await go(page, '/settings')
    await button(page, 'Disconnect: @pier_bakery').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
    await gone(button(page, 'Disconnect: @pier_bakery'))
  })

  await check('an account whose token is refused is paused, says so where a post is written, is connected again, and its post goes out', async (page) => {
    const words = once('Waiting for a token')
    await service.account({ username: 'demo_cafe', tokenDead: true })
    try {
      await compose(page, service, words)
      await publishNow(page)
      await page.getByText('@demo_cafe must be connected again before anything can go out.').waitFor()
      assert.equal((await service.published()).filter((one) => one.caption === words).length, 0)
      const post = page.url()
      await page.getByRole('link', { name: 'Reconnect' }).click()
      await page.getByText('Needs reconnecting').waitFor()
      await service.account({ username: 'demo_cafe', tokenDead: false })
      await button(page, 'Reconnect: @demo_cafe').click()
      await allow(page, 'demo_cafe')
      await page.getByText('Connected', { exact: true }).waitFor()
      await gone(page.getByText('Needs reconnecting'))
      // A post of a paused account looks again after a minute.
      await sql`update posts set next_action_at = now() where caption = ${words} and next_action_at > now()`
      await page.goto(post)
      await reaches(page, 'PUBLISHED')
      assert.equal((await service.published()).filter((one) => one.caption === words).length, 1)
    } finally { await service.account({ username: 'demo_cafe', tokenDead: false }) }
  })
}
