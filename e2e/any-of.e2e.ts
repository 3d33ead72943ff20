import type { Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addRule, block, held, openByLink, publish, sentence } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'

// What is made here is saved, looked at and saved again.
test.slow()

const saved = (page: Page) => page.getByText('Published. Cloudflare has it now.')
const conditions = (page: Page) => block(page, 'and they must also')
const alsoBox = (page: Page) => page.getByRole('combobox', { name: 'Add what is enough as well' })

/** Opens Contractors and makes Portugal and Spain one row under “and they must also”. */
async function openWithEither(page: Page, account: string): Promise<void> {
  await openByLink(page, paths.policies(account), 'Contractors')
  await addRule(page, 'and they must also', 'portu', /Portugal/)
  await addRule(page, 'and they must also', 'spain', /Spain/)
  await expect(conditions(page)).toContainText('Nobody is in two countries at once.')
  await conditions(page).getByRole('button', { name: 'Make it any of' }).click()
  await expect(sentence(page)).toContainText('in Portugal or Spain')
}

test('two countries become one “any of”, whose group is made, told as what it holds, and taken away again', async ({
  page,
  account,
}) => {
  await openWithEither(page, account.id)
  await expectAccessible(page)
  await conditions(page).getByRole('button', { name: 'Done' }).click()
  await publish(page, /^\d+ changes?$/)
  await expect(saved(page)).toBeVisible()

  await page.reload()
  await expect(sentence(page)).toContainText('in Portugal or Spain')
  await page.goto(paths.groups(account.id))
  await expect(page.getByRole('link', { name: 'Design', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: /Any of/ })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Show helper groups (1)' }).check()
  await expect(page.getByRole('link', { name: /^Any of \(Gatehouse\): Portugal, Spain · / })).toBeVisible()
  await page.getByRole('link', { name: /^Any of \(Gatehouse\)/ }).click()
  await expect(page.getByText('Gatehouse keeps this group for Contractors')).toBeVisible()

  await page.getByRole('link', { name: 'Contractors' }).first().click()
  await conditions(page)
    .getByRole('listitem', { name: /Portugal or Spain/ })
    .focus()
  await page.keyboard.press('Delete')
  await publish(page, '1 change')
  await expect(saved(page)).toBeVisible()
  await page.goto(paths.groups(account.id))
  await expect(page.getByRole('link', { name: 'Design', exact: true })).toBeVisible()
  await expect(page.getByText(/helper groups/)).toHaveCount(0)
})

test('an “any of” is changed by keyboard, survives undo and a reload, and its group is changed in place', async ({
  page,
  account,
}) => {
  await openWithEither(page, account.id)
  await expect(alsoBox(page)).toBeFocused()
  await alsoBox(page).fill('france')
  await page.keyboard.press('Enter')
  await expect(sentence(page)).toContainText('in Portugal, Spain or France')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(sentence(page)).toContainText('in Portugal or Spain')
  await page.keyboard.press('Control+Shift+z')
  await expect(sentence(page)).toContainText('in Portugal, Spain or France')
  await page.reload()
  await expect(sentence(page)).toContainText('in Portugal, Spain or France')

  await publish(page, /^\d+ changes?$/)
  await expect(saved(page)).toBeVisible()

  const row = conditions(page).getByRole('listitem', { name: /Portugal, Spain or France/ })
  // Whoever is quicker than the reading of the group gets what they asked for all the same.
  const read = await held(page, /\/groups\/[0-9a-f-]{36}(\?.*)?$/)
  await page.reload()
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(row).toContainText('What it holds is still being read.')
  await expect(page.getByRole('button', { name: 'Take out Spain' })).toBeHidden()
  read()
  await expect(alsoBox(page)).toBeFocused()
  await page.getByRole('button', { name: 'Take out Spain' }).click()
  await expect(sentence(page)).toContainText('in Portugal or France')
  await publish(page, '1 change')
  await expect(saved(page)).toBeVisible()
  await page.goto(`${paths.groups(account.id)}?helpers=true`)
  await expect(page.getByRole('link', { name: /^Any of \(Gatehouse\): Portugal, France · / })).toHaveCount(1)
  await expect(page.getByRole('checkbox', { name: 'Show helper groups (1)' })).toBeChecked()
})
