import type { Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addRule, block, openByLink, publish, published, sentence } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'
import { made } from './without-a-browser'

// Several things are made before anything is looked at.
test.slow()

const findings = (page: Page) => page.getByRole('table', { name: 'Findings' })
const found = (page: Page, text: string) => findings(page).getByRole('row').filter({ hasText: text })

const policy = (name: string, include: object[]) => ({ name, decision: 'allow', include })

/** The health page with what it finds about one thing. */
async function healthOf(page: Page, account: string, text: string) {
  await page.goto(paths.health(account))
  await page.getByRole('searchbox').fill(text)
}

test('many single emails become a group of their own, shown before and published in one go', async ({
  page,
  account,
}) => {
  const people = Array.from({ length: 22 }, (_, nth) => ({ email: { email: `guest${nth}@partner.example` } }))
  await made(page, paths.policies(account.id), policy('Harbour festival', people))
  await healthOf(page, account.id, 'harbour festival')
  const row = found(page, '22 single emails of partner.example')
  await row.getByRole('button', { name: 'Make a group of them…' }).click()

  const dialog = page.getByRole('dialog', { name: 'Make a group of them' })
  await expect(dialog.getByRole('region', { name: 'The sentence' })).toContainText(
    'anyone in the group Harbour festival: people at partner.example',
  )
  await expect(dialog.getByRole('region', { name: 'New groups' })).toContainText('guest0@partner.example')
  await expect(dialog.getByRole('region', { name: 'Who gains, who loses' })).toContainText('nobody’s access changes')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  await expect(dialog).toBeHidden()
  await expect(row).toHaveCount(0)

  await openByLink(page, paths.groups(account.id), 'Harbour festival: people at partner.example')
  await expect(page.getByRole('region', { name: 'In words' })).toContainText('guest0@partner.example')
})

test('in the editor the group is made at once, and only while there is no draft', async ({ page, account }) => {
  const people = Array.from({ length: 20 }, (_, nth) => ({ email: { email: `guest${nth}@partner.example` } }))
  await made(page, paths.policies(account.id), policy('Harbour festival', people))
  await openByLink(page, paths.policies(account.id), 'Harbour festival')
  const fix = page.getByRole('button', { name: 'Make a group of them…' }).first()
  await addRule(page, 'but never', 'guest3@partner.example')
  await expect(fix).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(fix).not.toHaveAttribute('aria-disabled', 'true')
  await fix.click()
  const dialog = page.getByRole('dialog', { name: 'Make a group of them' })
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  await expect(dialog).toBeHidden()
  await expect(sentence(page)).toContainText('Let in anyone in the group Harbour festival: people at partner.example')
  await expect(block(page, 'Who gets in').getByRole('listitem', { name: /guest/ })).toHaveCount(0)
})

test('of three with the same rules the two that nothing uses are deleted', async ({ page, account }) => {
  for (const name of ['Choir A', 'Choir B', 'Choir C']) {
    await made(page, paths.policies(account.id), policy(name, [{ email_domain: { domain: 'choir.example' } }]))
  }
  await healthOf(page, account.id, 'same rules choir')
  const row = found(page, '3 policies have the same rules')
  await row.getByRole('button', { name: 'Delete the 2 that are not used…' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('list', { name: 'What is deleted' }).getByRole('listitem')).toHaveCount(2)
  await expect(dialog).toContainText('Nobody we know of gains or loses access.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Delete the 2 that are not used' }).click()
  await expect(dialog).toBeHidden()
  await expect(row).toHaveCount(0)
  await page.goto(paths.policies(account.id))
  await page.getByRole('searchbox').fill('choir')
  await expect(page.getByRole('link', { name: /^Choir [ABC]$/ })).toHaveCount(1)
})

test('a group that nothing uses is deleted from its own page', async ({ page, account }) => {
  await openByLink(page, paths.groups(account.id), 'Cargo agents')
  await page.getByRole('tab', { name: /^Problems/ }).click()
  await page.getByRole('button', { name: 'Delete the group…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete the group' }).click()
  await expect(page).toHaveURL(new RegExp(`${paths.groups(account.id)}$`))
  await page.getByRole('searchbox').fill('Cargo agents')
  await expect(page.getByRole('link', { name: 'Cargo agents', exact: true })).toHaveCount(0)
})

test('in the place of a login method that is gone another one is chosen, in the draft and then published', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Old intranet (2019)')
  const fix = page.getByRole('button', { name: 'Choose another login method…' }).first()
  await fix.click()
  const dialog = page.getByRole('dialog', { name: 'Choose another login method' })
  const take = dialog.getByRole('button', { name: 'Change the draft' })
  await expect(take).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('combobox', { name: 'Another login method' }).fill('okta')
  await page.getByRole('option', { name: /^Okta/ }).first().click()
  await expect(dialog).toContainText('a login method that no longer exists')
  await take.click()
  await expect(dialog).toBeHidden()
  await expect(fix).toHaveCount(0)
  await publish(page, /^\d changes?$/)
  await expect(published(page)).toBeVisible()
  await healthOf(page, account.id, 'old intranet')
  await expect(found(page, 'This login method no longer exists')).toHaveCount(0)
})

test('what only Cloudflare’s dashboard changes is said step by step; what a person has to type is one click away', async ({
  page,
  account,
}) => {
  await healthOf(page, account.id, 'closed dispatch desk')
  const row = found(page, 'only policies that keep people out')
  await expect(row).toContainText('open Closed dispatch desk and add a policy that lets people in.')
  await expect(row.getByRole('link', { name: /^Open Cloudflare’s dashboard/ })).toHaveAttribute(
    'href',
    'https://one.dash.cloudflare.com/',
  )

  // The rule, with the focus on it.
  await page.getByRole('searchbox').fill('warehouse scanners 192.0.0.0')
  await found(page, 'covers 268 million addresses')
    .getByRole('link', { name: /^“Who gets in”, rule \d+$/ })
    .click()
  await expect(page.getByRole('listitem', { name: /192\.0\.0\.0\/4/ })).toBeFocused()
  await expect(page).not.toHaveURL(/at=/)
})
