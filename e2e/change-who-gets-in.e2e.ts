import { paths } from '../web/paths'
import { addRule, block, openFromList, openPublish, publish, sentence } from './editor-steps'
import { expect, test } from './fixtures'

// As most people see it: dialogs and lists come and go with motion.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'no-preference' }))

test('a person and a country added to Contractors are saved, and still there after a reload @live', async ({
  page,
  account,
}) => {
  await page.goto(paths.policies(account.id))
  await openFromList(page, 'Contractors')
  await expect(sentence(page)).toContainText('Let in')
  await expect(sentence(page)).not.toContainText('nikos@harbour.example')

  await addRule(page, 'Who gets in', 'nikos@', /nikos@harbour\.example/)
  await expect(sentence(page)).toContainText('nikos@harbour.example')
  await addRule(page, 'and they must also', 'port', /Portugal/)
  await expect(sentence(page)).toContainText('in Portugal')

  await openPublish(page)
  const dialog = page.getByRole('dialog', { name: 'Publish Contractors?' })
  await expect(dialog).toContainText('nikos@harbour.example')
  await expect(dialog).toContainText('Portugal')
  await expect(dialog.getByRole('heading', { name: '2 changes', exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Published. Cloudflare has it now.' })).toBeVisible()

  await page.reload()
  await expect(block(page, 'Who gets in').getByRole('listitem', { name: /nikos@harbour\.example/ })).toBeVisible()
  await expect(block(page, 'and they must also').getByRole('listitem', { name: /Portugal/ })).toBeVisible()
  await expect(sentence(page)).toContainText('in Portugal')

  await page.goto(paths.policies(account.id))
  await page.getByRole('searchbox').fill('nikos@harbour.example')
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
})

test('a new group is used by a policy, and once the policy lets it go it is simply deleted @live', async ({
  page,
  account,
}) => {
  await page.goto(paths.groups(account.id))
  await page.getByRole('link', { name: 'New group' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Harbour choir')
  await addRule(page, 'Who gets in', 'ana@', /ana@harbour\.example/)
  await publish(page, 'A new group')
  await expect(page.getByText('Published. Cloudflare has it now.')).toBeVisible()
  await expect(page).toHaveURL(/\/groups\/[0-9a-f-]{36}$/)
  const groupUrl = page.url()

  await page.goto(paths.policies(account.id))
  await openFromList(page, 'Staff')
  await addRule(page, 'Who gets in', 'harbour ch', /Harbour choir/)
  await publish(page, '1 change')
  await expect(page.getByText('Published. Cloudflare has it now.')).toBeVisible()

  await page.goto(groupUrl)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete this group' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete Harbour choir?' })
  await expect(dialog).toContainText('Still used by 1 policy')
  await expect(dialog.getByRole('link', { name: 'Staff' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Delete group' })).toHaveCount(0)

  await dialog.getByRole('link', { name: 'Staff' }).click()
  await block(page, 'Who gets in')
    .getByRole('listitem', { name: /Harbour choir/ })
    .focus()
  await page.keyboard.press('Delete')
  await publish(page, '1 change')
  await expect(page.getByText('Published. Cloudflare has it now.')).toBeVisible()

  await page.goto(groupUrl)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete this group' }).click()
  await page.getByRole('button', { name: 'Delete group' }).click()
  await expect(page).toHaveURL(new RegExp(`${paths.groups(account.id)}$`))
  await page.getByRole('searchbox').fill('Harbour choir')
  await expect(page.getByText('No group fits these filters')).toBeVisible()
})
