import { paths } from '../web/paths'
import { addRule, block, openByLink } from './editor-steps'
import { expect, expectGoodLooks, test } from './fixtures'

/** A day from today on, as a date field takes it. */
const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10)

test('an exception gets its reason and end date from the list of findings, and keeps them', async ({
  page,
  account,
}) => {
  await page.goto(paths.health(account.id))
  await page.getByRole('searchbox').fill('design nobody said why')
  await page.getByRole('table', { name: 'Findings' }).getByRole('link', { name: 'Add a reason…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Why this rule is there' })
  await expect(dialog).toContainText('Leavers')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toContainText('Say why this rule is there')
  await dialog
    .getByRole('textbox', { name: /^Why is this rule there/ })
    .fill('Designers keep their mailbox for a while')
  await dialog.getByLabel(/^Needed until the end of/).fill(inDays(30))
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toBeHidden()
  const never = block(page, 'but never')
  await expect(never).toContainText(/Until \d+ \w+ \d{4}\..*“Designers keep their mailbox for a while”/)
  await expect(never).not.toContainText('Nobody said why')
  await page.reload()
  await expect(never).toContainText('“Designers keep their mailbox for a while”')
  await expect(dialog).toHaveCount(0)
  await expectGoodLooks(page)
})

test('without a mouse it is said why a rule of a draft is there, and taken away again', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Payroll')
  await addRule(page, 'but never', 'nikos@', /nikos@harbour\.example/)
  const never = block(page, 'but never')
  const rule = never.getByRole('listitem', { name: /nikos@harbour\.example/ })
  await expect(rule).toContainText('Nobody said why this is an exception: nikos@harbour.example.')
  await rule.focus()
  await page.keyboard.press('w')
  await expect(page.getByRole('textbox', { name: /^Why is this rule there/ })).toBeFocused()
  await page.keyboard.type('He is at sea')
  await page.getByRole('button', { name: 'Keep it' }).press('Enter')
  await expect(rule).toBeFocused()
  await expect(rule).toHaveAccessibleDescription('Why it is there: “He is at sea”')
  await expect(rule).not.toContainText('Nobody said why')
  await page.keyboard.press('w')
  await page.getByRole('button', { name: 'Remove the reason' }).press('Enter')
  await expect(rule).toContainText('Nobody said why this is an exception')
})
