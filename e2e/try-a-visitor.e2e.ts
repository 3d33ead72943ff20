import { paths } from '../web/paths'
import { choose, openByLink } from './editor-steps'
import { expect, expectGoodLooks, test } from './fixtures'

test('somebody we know is tried as at the last login, and every fact that the rules ask for can be said', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Engineering, with a second factor')
  await page.getByRole('tab', { name: 'Try' }).click()
  await page.getByRole('combobox', { name: 'Who comes' }).fill('bruno')
  await page.getByRole('option', { name: /Bruno Tavares/ }).click()
  const outcome = page.getByRole('list', { name: 'What would happen' }).getByRole('listitem').first()
  await expect(outcome).toContainText('Depends on the risk that Cloudflare sees')
  await page.getByText('What the rules here ask for').click()
  await expect(page.getByRole('checkbox', { name: 'Engineering', exact: true })).toBeChecked()
  await choose(page, 'Risk that Cloudflare sees', 'Low')
  await expect(outcome).toContainText(/Let in.*now and under the draft/)
  await choose(page, 'Disk is encrypted', 'Not passed')
  await expect(outcome).not.toContainText('Let in by Engineering')
  await outcome.getByText('Step by step').click()
  await expect(outcome).toContainText('Disk is encrypted was not passed.')

  // By a login method that an application does not offer, what it told is not taken for known there.
  const yard = page
    .getByRole('list', { name: 'What would happen' })
    .getByRole('listitem')
    .filter({ hasText: 'Yard terminal' })
  await choose(page, 'Disk is encrypted', /^Passed/)
  await page.getByRole('combobox', { name: 'Login method', exact: true }).click()
  await page.getByRole('option', { name: /^Okta/ }).click()
  await expect(yard).toContainText('which login method they use (this application offers Entra ID and GitHub only)')
  await expect(yard).toContainText('Choose above how they would log in here')
  await expectGoodLooks(page)
})
