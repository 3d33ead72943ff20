import type { Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addRule, block, openByLink, publish } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'

// Several things are made before anything is looked at.
test.slow()

const saved = (page: Page) => page.getByText('Published. Cloudflare has it now.')
const dialogOf = (page: Page) => page.getByRole('alertdialog', { name: 'Delete Harbour choir?' })

/** A new group, and its page. */
async function makeGroup(page: Page, account: string): Promise<string> {
  await page.goto(paths.newGroup(account))
  await page.getByRole('textbox', { name: 'Name' }).fill('Harbour choir')
  await addRule(page, 'Who gets in', 'ana@', /ana@harbour\.example/)
  await publish(page, 'A new group')
  await expect(saved(page)).toBeVisible()
  await expect(page).toHaveURL(/\/groups\/[0-9a-f-]{36}$/)
  return page.url()
}

async function useIn(page: Page, list: string, name: string, place: 'Who gets in' | 'but never') {
  await openByLink(page, list, name)
  await addRule(page, place, 'harbour ch', /Harbour choir/)
  await publish(page, '1 change')
  await expect(saved(page)).toBeVisible()
}

async function askToDelete(page: Page, group: string) {
  await page.goto(group)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete this group' }).click()
}

test('a group that is used is taken out of all that uses it and deleted, in one go and shown before @live', async ({
  page,
  account,
}) => {
  const group = await makeGroup(page, account.id)
  await useIn(page, paths.policies(account.id), 'Staff', 'but never')
  await useIn(page, paths.groups(account.id), 'Design', 'Who gets in')
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
  const group = await makeGroup(page, account.id)
  await page.goto(paths.newPolicy(account.id))
  await page.getByRole('textbox', { name: 'Name' }).fill('Choir practice')
  await addRule(page, 'Who gets in', 'harbour ch', /Harbour choir/)
  await publish(page, 'A new policy')
  await expect(saved(page)).toBeVisible()
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
  baseURL,
}) => {
  const group = await makeGroup(page, account.id)
  await useIn(page, paths.policies(account.id), 'Staff', 'but never')
  const policy = `/api/accounts/${account.id}/policies/${new URL(page.url()).pathname.split('/').at(-1)}`
  await askToDelete(page, group)
  const confirm = dialogOf(page).getByRole('button', { name: 'Take it out and delete it' })
  await expect(confirm).toBeEnabled()

  const { document, etag } = await (await page.request.get(policy)).json()
  const answer = await page.request.put(policy, {
    headers: { origin: baseURL ?? '', 'if-match': etag },
    data: { ...document, name: 'Staff and friends' },
  })
  expect(answer.status()).toBe(200)
  await confirm.click()
  const report = dialogOf(page).getByRole('list', { name: 'What became of each change' })
  await expect(dialogOf(page).getByRole('alert')).toContainText('Nothing was changed.')
  await expect(report).toContainText('did not work')
  await expect(report).toContainText('Delete Harbour choir: not tried.')
})
