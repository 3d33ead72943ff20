import type { Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addRule, block, openFromList, publishButton, published, sentence } from './editor-steps'
import { expect, expectAccessible, expectGoodLooks, test } from './fixtures'

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })

/** Opens the group of the payroll team and adds anybody who has an address at a public mail service. */
async function openPayrollToGmail(page: Page, account: string) {
  await page.goto(paths.groups(account))
  await openFromList(page, 'Payroll team')
  await addRule(page, 'Who gets in', '@gmail.com', /gmail\.com/)
}

test('who gets in is seen by name, tried and mended before it is published', async ({ page, account }) => {
  await openPayrollToGmail(page, account.id)

  // The finding stands at the rule.
  const gmail = block(page, 'Who gets in').getByRole('listitem', { name: /^Anyone with an @gmail\.com/ })
  await expect(gmail).toContainText('gmail.com is a public mail service: anybody can get such an address.')

  // Who gains, by name and with the reason; who cannot be told, with the fact that is missing.
  const panel = page.getByRole('tabpanel', { name: /^People/ })
  const gains = panel.getByRole('listitem').filter({ hasText: 'Benedita Rosa' })
  await expect(gains).toContainText('Gains Payroll')
  await expect(gains).toContainText('They are in the group Payroll team. They have an @gmail.com email.')
  const open = panel.getByRole('listitem').filter({ hasText: 'Felix Abara' })
  await expect(open).toContainText('Cannot tell: depends on the device check Traffic goes through our Gateway')
  await expect(publishButton(page)).toHaveText('Publish: 1 gains, 1 cannot be told')
  await expectAccessible(page)

  // The same at each application, with the facts that are missing.
  await tab(page, 'Apps').click()
  const payroll = page.getByRole('list', { name: 'Applications' }).getByRole('listitem').filter({ hasText: 'Payroll' })
  await expect(payroll.first()).toContainText('1 gain')
  await expect(payroll.first()).toContainText('1 cannot be told')
  await expect(payroll.first().getByRole('list', { name: 'Missing facts' })).toContainText(
    'the device check Traffic goes through our Gateway (1 person)',
  )
  await expectAccessible(page)

  // Somebody who is kept out, and why.
  await tab(page, 'Try').click()
  await page.getByRole('combobox', { name: 'Who comes' }).fill('nikos')
  await page.getByRole('option', { name: /nikos@harbour\.example/ }).click()
  const tried = page.getByRole('tabpanel', { name: 'Try' })
  await expect(tried).toContainText('Kept out: no policy lets them in.')
  await tried.getByText('Step by step').click()
  await expect(tried).toContainText('Payroll team')
  await expectAccessible(page)

  // The fix is shown as a difference before it changes the draft.
  await gmail.getByRole('button', { name: /^Name the 2 people we know there instead/ }).click()
  const fix = page.getByRole('dialog', { name: 'Name the 2 people we know there instead' })
  await expect(fix).toContainText('Removed from Who gets in: anyone with an @gmail.com email')
  await fix.getByRole('button', { name: 'Change the draft' }).click()
  await expect(gmail).toHaveCount(0)
  await expect(sentence(page)).toContainText('benedita.rosa.contas@gmail.com')
  // Felix, whom nobody can tell of, is left out again.
  await block(page, 'Who gets in')
    .getByRole('listitem', { name: /felix\.abara/ })
    .focus()
  await page.keyboard.press('Delete')

  // The button carries the outcome, and the dialog says it in words and names.
  await expect(publishButton(page)).toHaveText('Publish: 1 gains')
  await publishButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'Publish Payroll team?' })
  await expect(dialog).toContainText('1 person gains access.')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Benedita Rosa' })).toContainText('Gains Payroll')
  await expect(dialog).not.toContainText('public mail service')
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Benedita keeps the books until March')
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  await expect(published(page)).toBeVisible()
})

test('a guard written with pickers stops who would break it, until an owner says why it must be', async ({
  page,
  account,
}) => {
  await page.goto(paths.settings(account.id))
  const form = page.getByRole('region', { name: 'A new guard sentence' })
  await form.getByRole('combobox', { name: 'What must stay true' }).click()
  await page.getByRole('option', { name: 'Nobody outside a domain can open an application' }).click()
  await form.getByRole('textbox', { name: 'Domains inside' }).fill('harbour.example')
  await form.getByRole('combobox', { name: 'Which application' }).fill('payr')
  await page.getByRole('option', { name: 'Payroll' }).click()
  await form.getByRole('button', { name: 'Add the sentence' }).click()
  const sentences = page.getByRole('list', { name: 'Guard sentences' })
  await expect(sentences).toContainText('Nobody outside harbour.example can open Payroll')

  await openPayrollToGmail(page, account.id)
  await publishButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'Publish Payroll team?' })
  const guards = dialog.getByRole('region', { name: 'Guards' })
  await expect(guards).toContainText('Payroll')
  await dialog.getByText('Cannot tell: 1 person').click()
  await expect(dialog.getByRole('list', { name: 'Cannot tell' })).toContainText(
    'Cannot tell: depends on the device check Traffic goes through our Gateway',
  )
  const publish = dialog.getByRole('button', { name: 'Publish now' })
  await expect(publish).toHaveAttribute('aria-description', /A guard stops this/)
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('The auditors asked for it, until Friday')
  await dialog.getByRole('checkbox', { name: 'Override with a reason' }).check()
  await expectGoodLooks(page)
  await publish.click()
  await expect(published(page)).toBeVisible()
})

test('what would lock everybody out can be mended, and not waived: it stops the publish', async ({ page, account }) => {
  await page.goto(paths.policies(account.id))
  await openFromList(page, 'Payroll')
  await page.getByRole('radio', { name: /^Keep out/ }).click()
  await tab(page, 'Problems').click()
  const problems = page.getByRole('tabpanel', { name: /^Problems/ })
  const locked = problems
    .getByRole('listitem')
    .filter({ hasText: 'is the last policy that lets anybody in at Payroll' })
  await expect(locked).toBeVisible()
  await expect(problems.getByRole('button', { name: /^Waive/ }).first()).toBeVisible()
  await expect(locked.getByRole('button', { name: /^Waive/ })).toHaveCount(0)
  await publishButton(page).click()
  await expect(page.getByRole('dialog').getByRole('region', { name: 'Guards' })).toContainText('A guard stops this')
})
