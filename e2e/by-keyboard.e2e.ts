import { paths } from '../web/paths'
import { addBox, block, openByLink } from './editor-steps'
import { expect, test } from './fixtures'

test('a rule is added, moved, edited and removed, the save opened and the keys listed, without a mouse', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  await page.getByRole('heading', { name: /^Who gets in/ }).click()
  await page.keyboard.press('3')
  await page.keyboard.press('a')
  await expect(addBox(page, 'but never')).toBeFocused()
  await page.keyboard.type('haruka@')
  await expect(page.getByRole('option', { name: /haruka@harbour\.example/ })).toBeVisible()
  await page.keyboard.press('Enter')
  const rule = (name: Parameters<typeof block>[1]) =>
    block(page, name).getByRole('listitem', { name: /haruka@harbour\.example/ })
  await rule('but never').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(rule('and they must also')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('haruka.m@harbour.example')
  await page.keyboard.press('Escape')
  const edited = block(page, 'and they must also').getByRole('listitem', { name: /haruka\.m@harbour\.example/ })
  await expect(edited).toBeVisible()
  await edited.focus()
  await page.keyboard.press('Delete')
  await expect(edited).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('dialog', { name: 'Publish Staff?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('heading', { name: /^Who gets in/ }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Undo')
})
