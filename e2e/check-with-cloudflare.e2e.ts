import { paths } from '../web/paths'
import { addRule, openByLink } from './editor-steps'
import { expect, expectGoodLooks, test } from './fixtures'

test('Cloudflare tests a draft as well; where it says otherwise both answers stand, also once the draft moves on', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.groups(account.id), 'Payroll team')
  await addRule(page, 'Who gets in', 'bruno', /Bruno Tavares/)
  const people = page.getByRole('list', { name: 'People' })
  await expect(people.getByRole('listitem').filter({ hasText: 'Bruno Tavares' })).toContainText('Gains')

  const check = page.getByRole('region', { name: 'Check with Cloudflare' })
  await check.getByRole('heading', { name: 'Check with Cloudflare' }).click()
  await check.getByRole('button', { name: 'Have it tested' }).click()
  await expect(check.getByRole('progressbar', { name: 'Cloudflare’s test' })).toBeVisible()
  await expect(check).toContainText('Testing the draft (2 of 2)')
  await expect(check).toContainText('Cloudflare agrees for 39 people; for 1 it says otherwise.')
  await expect(check).toContainText('By Cloudflare’s own answers: 1 person gains access.')

  const graca = check.getByRole('list', { name: 'Judged otherwise by Cloudflare' }).getByRole('listitem')
  await expect(graca).toContainText(/Graça Bragança.*Cloudflare\s*Kept out\s*Gatehouse\s*Let in/)
  await expect(graca).toContainText('Gatehouse goes by what the login of 13 Nov 2026 told.')
  const row = people.getByRole('listitem').filter({ hasText: 'Graça Bragança' }).first()
  await expect(row).toContainText('Keeps')
  await expect(row).toContainText('Cloudflare says: kept out, now and under the draft')
  await addRule(page, 'Who gets in', 'priya', /Priya/)
  await expect(check).toContainText('for the draft as it was when this was tested')
  await expect(row).toContainText('Cloudflare said of the draft as it was')
  await expectGoodLooks(page)
})
