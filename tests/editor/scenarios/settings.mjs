import { becomes, button, go, gone } from '../lib/browser.mjs'

export default async function ({ check }) {
  await check('accounts show their health, and a preset is made, changed and removed', async (page) => {
    await go(page, '/settings')
    await page.getByText('@demo_cafe').first().waitFor()
    await page.getByText('Connected', { exact: true }).waitFor()
    await button(page, 'New preset').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^Name/).fill('Golden hour')
    await dialog.getByLabel('Words after').fill('in warm evening light')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('in warm evening light').waitFor()
    await button(page, 'Delete: Golden hour').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Preset deleted.').waitFor()
    await page.getByText('in warm evening light').waitFor({ state: 'hidden' })
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
