import type { Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addRule, block, held, openByLink, publish, sentence } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'

// What is made here is saved, looked at and saved again.
test.slow()

const saved = (page: Page) => page.getByText('Published. Cloudflare has it now.')
const conditions = (page: Page) => block(page, 'and they must also')
const alsoBox = (page: Page) => page.getByRole('combobox', { name: 'Add what is enough as well' })

test('two countries become one “any of”: its group is made, told as what it holds, changed in place, and taken away again', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Contractors')
  await addRule(page, 'and they must also', 'portu', /Portugal/)
  await addRule(page, 'and they must also', 'spain', /Spain/)
  await expect(conditions(page)).toContainText('Nobody is in two countries at once.')
  await conditions(page).getByRole('button', { name: 'Make it any of' }).click()
  await expect(sentence(page)).toContainText('in Portugal or Spain')
  await expectAccessible(page)

  // Changed by keyboard, and there after undo and a reload.
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
  await conditions(page).getByRole('button', { name: 'Done' }).click()
  await publish(page, '1 change')
  await expect(saved(page)).toBeVisible()

  // Its group is among the groups for whoever asks for it.
  await page.goto(paths.groups(account.id))
  const design = page.getByRole('link', { name: 'Design', exact: true })
  const helper = page.getByRole('link', { name: /^Any of \(Gatehouse\)/ })
  await expect(design).toBeVisible()
  await expect(helper).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Show helper groups (1)' }).check()
  await expect(page).toHaveURL(/\?helpers=true/)
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Show helper groups (1)' })).toBeChecked()
  await expect(helper).toHaveCount(1)
  await expect(helper).toHaveAccessibleName(/^Any of \(Gatehouse\): Portugal, France · /)
  await helper.click()
  await expect(page.getByText('Gatehouse keeps this group for Contractors')).toBeVisible()

  // It goes with the last rule that needs it.
  await page.getByRole('link', { name: 'Contractors' }).first().click()
  await conditions(page)
    .getByRole('listitem', { name: /Portugal or France/ })
    .focus()
  await page.keyboard.press('Delete')
  await publish(page, '1 change')
  await expect(saved(page)).toBeVisible()
  await page.goto(paths.groups(account.id))
  await expect(design).toBeVisible()
  await expect(page.getByText(/helper groups/)).toHaveCount(0)
})
