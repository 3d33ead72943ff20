import { paths } from '../web/paths'
import { addRule, block, openByLink, openPublish } from './editor-steps'
import { expect, test } from './fixtures'

test('undo and redo go back and forth over the whole draft', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  await addRule(page, 'but never', 'haruka@', /haruka@harbour\.example/)
  await page.getByRole('radio', { name: /Keep out/ }).check()
  const rule = block(page, 'but never').getByRole('listitem', { name: /haruka@harbour\.example/ })
  await expect(rule).toBeVisible()

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('radio', { name: /Let in/ })).toBeChecked()
  await expect(rule).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rule).toHaveCount(0)
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(rule).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(rule).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(rule).toBeVisible()
})

test('a draft survives a reload, says so, and can be discarded', async ({ page, account }) => {
  await openByLink(page, paths.groups(account.id), 'Design')
  await page.getByRole('textbox', { name: 'Name' }).fill('Design and brand')
  await addRule(page, 'Who gets in', '@example.com', /@?example\.com/)
  await openPublish(page)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: '2 changes', exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Design and brand')
  await expect(page.getByText(/You have unsaved changes from/)).toBeVisible()
  await page.getByRole('button', { name: 'Discard them' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard the draft' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Design')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Design')
})
