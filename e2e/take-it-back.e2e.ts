import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addRule, block, openByLink, openPublish, published } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'
import { sandbox } from './own-server'

/** Publishes with a reason. */
async function publishBecause(page: Page, reason: string) {
  await openPublish(page)
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Reason/ })
    .fill(reason)
  await page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
  await expect(published(page)).toBeVisible()
}

const undoBar = (page: Page) => page.getByRole('complementary', { name: 'Last publish' })
const records = (page: Page) => page.getByRole('list', { name: 'Changes' }).getByRole('article')

test('a publish is undone, an earlier version restored, and the history tells all of it with who and why', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  await addRule(page, 'but never', 'nikos@', /nikos@harbour\.example/)
  await publishBecause(page, 'Nikos is on leave')
  await addRule(page, 'but never', 'haruka@', /haruka@harbour\.example/)
  await publishBecause(page, 'Haruka has left')

  // Undone from another page, with the keyboard.
  await page.goto(paths.groups(account.id))
  await expect(undoBar(page)).toContainText('Staff')
  await undoBar(page)
    .getByRole('button', { name: /^Undo \(\d+ min\)$/ })
    .press('Enter')
  await expect(undoBar(page)).toContainText('Taken back: Staff is as it was before.')

  await openByLink(page, paths.policies(account.id), 'Staff')
  await expect(block(page, 'but never').getByRole('listitem', { name: /haruka@/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('History of Staff')
  await expect(records(page)).toHaveCount(3)
  await expect(records(page).nth(0)).toContainText('You took back a change of the policy Staff')
  await expect(records(page).nth(0)).toContainText('Removed from “but never”: haruka@harbour.example')
  await expect(records(page).nth(1)).toContainText('Haruka has left')
  await expect(records(page).nth(1)).toContainText('Taken back')
  await expect(records(page).nth(2)).toContainText('Nikos is on leave')

  // The version that was taken back is restored through the publish dialog.
  await records(page).nth(1).getByRole('button', { name: 'Restore this version' }).click()
  const dialog = page.getByRole('dialog', { name: /^Restore Staff as it was on / })
  await expect(dialog.getByRole('list', { name: 'What will change' })).toContainText('haruka@harbour.example')
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('She has left after all')
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  const restored = page.getByRole('dialog', { name: 'Staff is restored' })
  await restored.getByRole('button', { name: 'Close' }).last().click()
  await expect(records(page)).toHaveCount(4)
  await expect(records(page).nth(0)).toContainText('You restored an earlier version of the policy Staff')
  await expect(records(page).nth(0)).toContainText('She has left after all')

  await page.getByRole('searchbox').fill('on leave')
  await expect(records(page)).toHaveCount(1)
  await page.reload()
  await expect(records(page)).toHaveCount(1)
  await records(page)
    .first()
    .getByRole('link', { name: /ago|just now/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change 1')
  await expect(page.getByRole('article')).toContainText('Nikos is on leave')

  // Exported from the page on all changes.
  await page.goto(paths.changes(account.id, 'published'))
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as CSV' }).click()
  const lines = readFileSync(await (await download).path(), 'utf8')
  expect(lines).toContain('Nikos is on leave')
  expect(lines).toContain('She has left after all')
})

test('what was published together stands together, each thing with its difference, and is undone together', async ({
  page,
  account,
  request,
  baseURL,
}) => {
  const headers = { origin: baseURL ?? '' }
  const root = `/api/accounts/${account.id}`
  const policies = (await (await request.get(`${root}/policies`, { headers })).json()) as { id: string; name: string }[]
  const { id } = policies.find(({ name }) => name === 'Staff') ?? {}
  const staff = (await (await request.get(`${root}/policies/${id}`, { headers })).json()) as {
    document: object
    etag: string
  }
  const group = { name: 'Night watch', include: [{ email: { email: 'nikos@harbour.example' } }] }
  const changes = [
    { action: 'create', kind: 'groups', id: 'new:1', document: group },
    {
      action: 'update',
      kind: 'policies',
      id,
      etag: staff.etag,
      document: { ...staff.document, session_duration: '2h' },
    },
  ]
  const data = { changes, reason: 'The watch begins' }
  expect((await request.post(`${root}/changes`, { headers, data })).status()).toBe(200)

  await page.goto(paths.changes(account.id, 'published'))
  const set = page.getByRole('list', { name: 'Published' }).getByRole('article')
  await expect(set).toHaveCount(1)
  await expect(set.getByRole('heading')).toHaveText('You made 2 changes together')
  await expect(set).toContainText('The watch begins')
  await expect(set.getByRole('listitem').filter({ hasText: 'Made the group Night watch' })).toContainText('nikos@')
  await expect(set.getByRole('listitem').filter({ hasText: 'Changed the policy Staff' }).first()).toContainText(
    '24 hours becomes 2 hours',
  )
  await expectAccessible(page)
  await set.getByRole('button', { name: /^Undo all 2/ }).click()
  await expect(set.first().getByRole('heading')).toHaveText('You took back 2 changes together')
  await expect(undoBar(page)).toContainText('are as they were before')
})

test('a draft is shared by its link, and what somebody else kept meanwhile is not overwritten', async ({
  page,
  account,
  context,
}) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  await addRule(page, 'but never', 'nikos@', /nikos@harbour\.example/)
  await expect(block(page, 'but never').getByRole('listitem', { name: /nikos@/ })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('This draft is on the server, and not live')).toBeVisible()
  await expect(page).toHaveURL(/\?draft=/)
  const id = new URL(page.url()).searchParams.get('draft') ?? ''

  const other = await context.newPage()
  await other.goto(paths.draftInEditor(account.id, id))
  await expect(block(other, 'but never').getByRole('listitem', { name: /nikos@/ })).toBeVisible()
  await addRule(other, 'but never', 'haruka@', /haruka@harbour\.example/)
  await other.keyboard.press('ControlOrMeta+s')
  await expect(other.getByText('Shared draft, not live')).toBeVisible()

  // A page behind another draws once a second only.
  await page.bringToFront()
  await page.getByRole('textbox', { name: 'Name' }).fill('All staff')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('Somebody else saved this draft after you opened it')).toBeVisible()
  await page.getByRole('button', { name: 'Take theirs and keep mine aside' }).click()
  await expect(block(page, 'but never').getByRole('listitem', { name: /haruka@/ })).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('All staff')

  await page.goto(paths.changes(account.id, 'drafts'))
  await page.getByRole('link', { name: 'People, remarks and more' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('Published', { exact: true })).toBeVisible()
  await other.close()
})

test('a change made past Gatehouse appears as incoming, with its difference @live', async ({ page, account, mode }) => {
  test.skip(mode !== 'live', 'the practice account has no way past Gatehouse')
  await openByLink(page, paths.policies(account.id), 'Staff')
  await page.goto(paths.changes(account.id, 'incoming'))
  await expect(page.getByText('Nothing came from elsewhere')).toBeVisible()
  const { baseURL, token } = sandbox()
  const root = `${baseURL}/accounts/${account.id}/access/policies`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const all = (await (await fetch(root, { headers })).json()) as { result: { id: string; name: string }[] }
  const { id, ...staff } = all.result.find(({ name }) => name === 'Staff') as { id: string; name: string }
  const body = JSON.stringify({ ...staff, session_duration: '2h' })
  expect((await fetch(`${root}/${id}`, { method: 'PUT', headers, body })).status).toBe(200)

  // Within a minute a page is shown from what was read before. Refreshing reads anew; that it changed is noticed then.
  await page.goto(paths.policies(account.id))
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/refresh')),
    page.getByRole('button', { name: 'Refresh' }).click(),
  ])
  await page.goto(paths.changes(account.id, 'incoming'))
  const incoming = page.getByRole('list', { name: 'Incoming from elsewhere' }).getByRole('article')
  await expect(incoming).toHaveCount(1)
  await expect(incoming).toContainText('Made elsewhere')
  await expect(incoming).toContainText(/24 hours becomes 2 hours/)
})

test('the pages on changes are accessible, light or dark, and fit on a phone', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  await addRule(page, 'but never', 'nikos@', /nikos@harbour\.example/)
  await publishBecause(page, 'Nikos is on leave')
  const { pathname } = new URL(page.url())
  await addRule(page, 'but never', 'haruka@', /haruka@harbour\.example/)
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page).toHaveURL(/\?draft=/)

  const link = (name: string | RegExp) => page.getByRole('link', { name })
  const pages: [what: string, open: () => Promise<unknown>][] = [
    ['the history of one thing', () => page.goto(`${pathname}/history`)],
    ['what was published', () => link(/^Changes/).click()],
    ['what waits', () => link(/^Waiting/).click()],
    ['drafts', () => link(/^Drafts/).click()],
    ['a draft', () => link('People, remarks and more').click()],
    ['a draft in the editor', () => link('Open in the editor').click()],
  ]
  const looks = [
    ['dark', 390],
    ['light', 1280],
  ] as const
  for (const [what, open] of pages) {
    await open()
    await expect(page.getByRole('status', { name: /loading/ })).toHaveCount(0)
    await expect(undoBar(page)).toBeVisible()
    for (const [colorScheme, width] of looks) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 844 })
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width)
    }
  }
  await expect(page).toHaveURL(/\?draft=/)
})
