import { paths } from '../web/paths'
import { choose } from './editor-steps'
import { expect, expectGoodLooks, test } from './fixtures'

test('a finding is looked for, mended from the list, and another one waived until a day; all of it looks good', async ({
  page,
  account,
}) => {
  await page.goto(paths.health(account.id))
  const findings = page.getByRole('table', { name: 'Findings' })
  await expect(findings.getByRole('row').nth(1)).toBeVisible()
  await expectGoodLooks(page)
  const stops = page.getByRole('button', { name: /^Stop/ })
  await stops.click()
  await choose(page, 'Kind of thing', 'Policies')
  await page.getByRole('searchbox').fill('vendor portal countries')
  await expect(page).toHaveURL(/severity=stop.*kind=policies.*q=vendor|q=vendor.*severity=stop/)
  const found = findings.getByRole('row').filter({ hasText: 'Nobody is in two countries at once' })
  await page.reload()
  await expect(stops).toHaveAttribute('aria-pressed', 'true')
  await expect(found).toHaveCount(1)

  await found.getByRole('button', { name: 'Make it any one of them…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make it any one of them' })
  await expect(dialog.getByRole('region', { name: 'What is written' })).toContainText('Portugal')
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Either country was meant')
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  await expect(dialog).toBeHidden()
  await expect(found).toHaveCount(0)

  await page.getByRole('searchbox').fill('guest parcels')
  await findings.getByRole('button', { name: /^Waive: Anyone with any email address/ }).click()
  await page.getByRole('button', { name: 'Waive it' }).click()
  await expect(page.getByRole('dialog')).toContainText('Say why this is all right for now')
  await page.getByRole('textbox', { name: /^Why is this all right/ }).fill('Drivers get a code at the gate')
  await page.getByLabel('Until the end of').fill(inDays(30))
  await page.getByRole('button', { name: 'Waive it' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(findings.getByText('Drivers get a code at the gate')).toHaveCount(0)
  await choose(page, 'Waived', /^Waived only/)
  await expect(findings.getByText(/Waived until .* “Drivers get a code at the gate”/)).toBeVisible()
})

/** A day from today on, as a date field takes it. */
const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10)
