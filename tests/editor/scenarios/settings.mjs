import assert from 'node:assert/strict'
import { becomes, button, caption, generate, go, gone, once } from '../lib/browser.mjs'

export default async function ({ check, service }) {
  await check('accounts show their health, and a preset is made, changed, used as it was changed, and removed', async (page) => {
    const name = once('Golden hour')
    const light = once('evening')
    await go(page, '/settings')
    await page.getByText('@demo_cafe').first().waitFor()
    await page.getByText('Connected', { exact: true }).waitFor()
    await button(page, 'New preset').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^Name/).fill(name)
    await dialog.getByLabel('Words after').fill(`in warm ${light} light`)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`in warm ${light} light`).waitFor()
    await button(page, `Edit: ${name}`).click()
    await becomes(() => dialog.getByLabel('Words after').inputValue(), `in warm ${light} light`)
    await dialog.getByLabel('Words after').fill(`in cold ${light} light`)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`in cold ${light} light`).waitFor()
    await gone(page.getByText(`in warm ${light} light`))

    await go(page)
    await caption(page).fill('A pier without people')
    await page.getByText('More options').click()
    await page.getByRole('combobox', { name: 'Preset' }).click()
    await page.getByRole('option', { name }).click()
    await generate(page)
    const { images } = await service.query('{ images(first: 1, where: { prompt: { contains: "A pier without people" } }) { nodes { recipe { sentPrompt } } } }')
    assert.match(images.nodes[0].recipe.sentPrompt, new RegExp(`A pier without people.*in cold ${light} light`, 's'))

    await go(page, '/settings')
    await button(page, `Delete: ${name}`).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Preset deleted.').waitFor()
    await gone(page.getByText(`in cold ${light} light`))
  })

  await check('an account is connected through Instagram and back, and disconnected', async (page) => {
    await go(page, '/settings')
    await button(page, 'Connect an account').click()
    await page.getByRole('textbox', { name: 'Account' }).fill('second_cafe')
    await button(page, 'Allow').click()
    await page.getByText('Connected: @second_cafe').waitFor()
    await button(page, 'Disconnect: @second_cafe').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
    await page.getByText('Disconnected.', { exact: true }).waitFor()
    await gone(button(page, 'Disconnect: @second_cafe'))
  })

  await check('the whole page speaks German where the browser does', async (page) => {
    await go(page)
    await page.getByRole('textbox', { name: 'Bildunterschrift' }).waitFor()
    await page.getByRole('button', { name: 'Planen' }).waitFor()
    await becomes(() => page.evaluate(() => document.documentElement.lang), 'de')
  }, { locale: 'de-DE' })
}
