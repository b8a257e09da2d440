import assert from 'node:assert/strict'
import { becomes, button, go, once, publishNow, reaches, write } from '../lib/browser.mjs'
import { sql } from '../lib/database.mjs'
import { upload } from '../lib/world.mjs'

/** The answer to the publish is lost, and Instagram does not say what became of it until a person has to look. */
async function lost(page, service, words, fault) {
  await go(page, `/?image=${encodeURIComponent(await upload(service, words))}`)
  await write(page, words)
  await service.fault({ service: 'instagram', operation: 'publish', fault, times: 0 })
  await service.fault({ service: 'instagram', operation: 'containerStatus', fault: 'status', times: 0, after: 1 })
  await service.fault({ service: 'instagram', operation: 'mediaList', fault: 'status', times: 0 })
  await publishNow(page)
  await reaches(page, 'PUBLISHING')
  // A quarter of an hour passes; afterwards the post is as young as what Instagram has of it.
  const [{ began }] = await sql`select publish_intent_at as began from posts where caption = ${words}`
  await becomes(async () => {
    await sql`update posts set publish_intent_at = ${began}::timestamptz - interval '16 minutes', next_action_at = now() where caption = ${words} and status = 'Publishing'`
    return page.locator('[data-status=NEEDS_REVIEW]').count().then((count) => count > 0)
  }, true)
  await sql`update posts set publish_intent_at = ${began} where caption = ${words}`
  await page.getByText('Instagram did not say whether it was published. Look at the account, then tell us.').waitFor()
  await service.clearFaults()
}

const sent = async (service, words) => (await service.published()).filter((one) => one.caption === words)

export default async function ({ check, service }) {
  await check('a post nobody knows to be out is said to be there: nothing is sent again, and its link is found', async (page) => {
    const words = once('Perhaps it is out')
    try {
      await lost(page, service, words, 'dropAfter')
      await button(page, 'It is on Instagram').click()
      await page.getByText('Thank you. Noted.').waitFor()
      await reaches(page, 'PUBLISHED')
      await page.getByRole('link', { name: /View on Instagram/ }).waitFor()
      const [media, ...more] = await sent(service, words)
      assert.equal(more.length, 0)
      assert.equal(media.publishCalls, 1)
      assert.equal(await page.getByRole('link', { name: /View on Instagram/ }).getAttribute('href'), media.permalink)
    } finally { await service.clearFaults() }
  })

  await check('a post nobody knows to be out is said not to be there: it is published, once', async (page) => {
    const words = once('Perhaps it is not')
    try {
      await lost(page, service, words, 'dropBefore')
      assert.equal((await sent(service, words)).length, 0)
      await button(page, 'It is not there: publish it').click()
      await page.getByText('Thank you. Noted.').waitFor()
      await reaches(page, 'PUBLISHED')
      const [media, ...more] = await sent(service, words)
      assert.equal(more.length, 0)
      assert.equal(media.publishCount, 1)
    } finally { await service.clearFaults() }
  })
}
