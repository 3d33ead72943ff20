import type { Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addressOf, block, openByLink } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'
import { changed, made } from './without-a-browser'

const dialogOf = (page: Page) => page.getByRole('alertdialog', { name: 'Delete Harbour choir?' })

const CHOIR = { name: 'Harbour choir', include: [{ email: { email: 'ana@harbour.example' } }] }

const idOf = (address: string) => address.split('/').at(-1) ?? ''

type Block = 'include' | 'exclude'

/** Puts a group into a block of a policy or group that the account has. */
async function useIn(page: Page, list: string, name: string, place: Block, group: string) {
  const address = await addressOf(page, list, name)
  await changed<Record<Block, object[]>>(page, address, (document) => ({
    [place]: [...document[place], { group: { id: idOf(group) } }],
  }))
  return address
}

async function askToDelete(page: Page, group: string) {
  await page.goto(group)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete this group' }).click()
}

// As most people see it: dialogs and lists come and go with motion.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'no-preference' }))

test('a group that is used is taken out of all that uses it and deleted, in one go and shown before @live', async ({
  page,
  account,
}) => {
  const group = await made(page, paths.groups(account.id), CHOIR)
  await useIn(page, paths.policies(account.id), 'Staff', 'exclude', group)
  await useIn(page, paths.groups(account.id), 'Design', 'include', group)
  await askToDelete(page, group)

  const dialog = dialogOf(page)
  await expect(dialog).toContainText('Still used by 1 policy and 1 group')
  await expect(dialog).toContainText('It then holds for the people in this group as well, who were left out before.')
  await expect(dialog).toContainText('It no longer holds for whoever fell under it through this group alone.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Take it out and delete it' }).click()
  await expect(page).toHaveURL(new RegExp(`${paths.groups(account.id)}$`))
  await expect(page.getByRole('link', { name: 'Design', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Harbour choir', exact: true })).toHaveCount(0)

  await openByLink(page, paths.policies(account.id), 'Staff')
  await expect(block(page, 'but never').getByRole('listitem').first()).toBeVisible()
  await expect(block(page, 'but never').getByRole('listitem', { name: /choir|no longer exists/ })).toHaveCount(0)
})

test('a policy that would let in nobody without the group is named, and nothing can be confirmed', async ({
  page,
  account,
}) => {
  const group = await made(page, paths.groups(account.id), CHOIR)
  const include = [{ group: { id: idOf(group) } }]
  await made(page, paths.policies(account.id), { name: 'Choir practice', decision: 'allow', include })
  await askToDelete(page, group)
  await expect(dialogOf(page)).toContainText('Without this group, Choir practice could not be saved.')
  await expect(dialogOf(page).getByRole('button', { name: 'Take it out and delete it' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('when somebody changes one of the things in between, nothing is done and each is told', async ({
  page,
  account,
}) => {
  const group = await made(page, paths.groups(account.id), CHOIR)
  const staff = await useIn(page, paths.policies(account.id), 'Staff', 'exclude', group)
  await askToDelete(page, group)
  const confirm = dialogOf(page).getByRole('button', { name: 'Take it out and delete it' })
  await expect(confirm).toBeEnabled()

  await changed(page, staff, () => ({ name: 'Staff and friends' }))
  await confirm.click()
  const report = dialogOf(page).getByRole('list', { name: 'What became of each change' })
  await expect(dialogOf(page).getByRole('alert')).toContainText('Nothing was changed.')
  await expect(report).toContainText('did not work')
  await expect(report).toContainText('Delete Harbour choir: not tried.')
})
