import type { Browser, Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addRule, block, openByLink, openPublish, publish } from './editor-steps'
import { expect, expectAccessible, expectGoodLooks, test } from './fixtures'
import { changed, deleted, made } from './without-a-browser'

// Two browsers take longer than one.
test.slow()

const saved = (page: Page) => page.getByText('Published. Cloudflare has it now.')
const mergeDialog = (page: Page) => page.getByRole('dialog', { name: /changed in Cloudflare meanwhile/ })
const person = (page: Page, email: RegExp) => block(page, 'but never').getByRole('listitem', { name: email })

/** Somebody else at another computer, looking at the same page. */
async function secondBrowser(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin })
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByRole('textbox', { name: 'Name' })).not.toHaveValue('')
  return other
}

type Staff = Record<string, unknown> & { name: string; exclude: object[] }

/** Somebody else at another computer publishes a change of the policy on the page; what their page shows is no matter. */
const publishedElsewhere = (page: Page, change: (staff: Staff) => Partial<Staff>) =>
  changed(page, new URL(page.url()).pathname, change)

const withHaruka = ({ exclude }: Staff) => ({ exclude: [...exclude, { email: { email: 'haruka@harbour.example' } }] })

async function rename(page: Page, name: string) {
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
}

test('a second browser’s edit of the same policy is merged, not lost @live', async ({ page, account, browser }) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  const other = await secondBrowser(browser, page)
  await addRule(other, 'but never', 'haruka@', /haruka@harbour\.example/)
  await publish(other, '1 change')
  await expect(saved(other)).toBeVisible()

  await addRule(page, 'but never', 'nikos@', /nikos@harbour\.example/)
  await publish(page, '1 change')
  const dialog = mergeDialog(page)
  await expect(dialog).toContainText('You saved it in another window')
  await expect(dialog.getByRole('checkbox', { name: 'but never: they added this' })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: 'but never: you added this' })).toBeChecked()
  await expect(dialog.getByRole('region', { name: 'The result' })).toContainText('haruka@harbour.example')
  await expect(dialog.getByRole('region', { name: 'The result' })).toContainText('nikos@harbour.example')
  await dialog.getByRole('button', { name: 'Publish both together' }).click()
  await expect(saved(page)).toBeVisible()

  await page.reload()
  await expect(person(page, /haruka@/)).toBeVisible()
  await expect(person(page, /nikos@/)).toBeVisible()
  await other.context().close()
})

test('what both changed is chosen, with the keyboard alone, and that looks good', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  await publishedElsewhere(page, (staff) => ({ ...withHaruka(staff), name: 'Everybody on the payroll' }))

  await rename(page, 'All staff')
  await addRule(page, 'but never', 'nikos@', /nikos@harbour\.example/)
  await publish(page, '2 changes')
  const dialog = mergeDialog(page)
  const choice = dialog.getByRole('group', { name: 'Name' })
  await expect(choice.getByRole('radio', { name: /Theirs.*Everybody on the payroll/ })).not.toBeChecked()
  const together = dialog.getByRole('button', { name: 'Publish both together' })
  await expect(together).toBeDisabled()
  await choice.getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(choice.getByRole('radio', { name: /Yours.*All staff/ })).toBeChecked()
  await expect(together).toBeEnabled()
  await expectGoodLooks(page)
  await together.focus()
  await page.keyboard.press('Enter')
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('All staff')
})

test('what they did can be left out, and the merged version can be edited further', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  await publishedElsewhere(page, withHaruka)

  await rename(page, 'All staff')
  await publish(page, '1 change')
  const dialog = mergeDialog(page)
  await dialog.getByRole('checkbox', { name: 'but never: they added this' }).click()
  await dialog.getByRole('button', { name: 'Go on editing' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(person(page, /haruka@/)).toHaveCount(0)
  await openPublish(page)
  const question = page.getByRole('dialog', { name: 'Publish All staff?' })
  await expect(question.getByRole('listitem').filter({ hasText: 'Removed' })).toContainText('haruka@harbour.example')
  await question.getByRole('button', { name: 'Publish now' }).click()
  await expect(saved(page)).toBeVisible()
})

test('a draft put aside for theirs comes back on top of theirs', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  await publishedElsewhere(page, withHaruka)

  await addRule(page, 'but never', 'nikos@', /nikos@harbour\.example/)
  await publish(page, '1 change')
  await mergeDialog(page).getByRole('button', { name: 'Take theirs and keep my draft aside' }).click()
  await expect(person(page, /haruka@/)).toBeVisible()
  await expect(person(page, /nikos@/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(person(page, /haruka@/)).toBeVisible()
  await expect(person(page, /nikos@/)).toBeVisible()
})

test('a policy that somebody deleted meanwhile can be made again from the draft', async ({ page, account }) => {
  const include = [{ email: { email: 'nikos@harbour.example' } }]
  const address = await made(page, paths.policies(account.id), {
    name: 'Visitors on Friday',
    decision: 'allow',
    include,
  })
  await page.goto(address)
  await rename(page, 'Visitors on Saturday')
  await deleted(page, address)

  await publish(page, '1 change')
  const gone = page.getByRole('alertdialog', { name: 'Somebody deleted this policy meanwhile' })
  await expectAccessible(page)
  await gone.getByRole('button', { name: 'Make a new policy of my draft' }).click()
  await expect(page).toHaveURL(/\/policies\/new$/)
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Visitors on Saturday')
  await publish(page, 'A new policy')
  await expect(saved(page)).toBeVisible()
})

test('a save that somebody past Gatehouse undid in the same moment says so, with the difference', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  await page.route('**/changes', async (route) => {
    const answer = await (await route.fetch()).json()
    const changes = [{ ...answer.changes[0], message: 'Somebody else saved it too.' }]
    await page.route('**/api/**/policies/*', async (reading) => {
      const { document } = await (await reading.fetch()).json()
      return reading.fulfill({ json: { document: { ...document, name: 'Named by somebody' }, etag: '"theirs"' } })
    })
    return route.fulfill({ json: { ...answer, changes } })
  })
  await rename(page, 'All staff')
  await publish(page, '1 change')
  await expect(page.getByText('Published, but Cloudflare has something else now')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('Somebody else saved it too.')
  await expect(page.getByRole('alert')).toContainText('Name: All staff becomes Named by somebody')
  await expect(saved(page)).toHaveCount(0)
  await expectAccessible(page)
})
