import type { Browser, Page } from '@playwright/test'
import { paths } from '../web/paths'
import { accessTeam } from './access-team'
import { addRule, openFromList, openPublish } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'
import { separateServer, type SeparateServer } from './separate-server'

let team: Awaited<ReturnType<typeof accessTeam>>
let server: SeparateServer

test.beforeAll(async () => {
  team = await accessTeam()
  server = await separateServer({ ...team.settings, GATEHOUSE_LOG_LEVEL: 'error' })
})
test.afterAll(async () => {
  await server.stop()
  team.close()
})

/** A browser of somebody's own. */
async function browserOf(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    extraHTTPHeaders: await team.headersOf(email),
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  return context.newPage()
}

test('an editor proposes; an owner sends it back, then approves it; both find it in the history', async ({
  browser,
  request,
}) => {
  test.slow()
  const headers = { ...(await team.headersOf('ed@harbour.example')), origin: server.origin }
  const made = await request.post(`${server.origin}/api/practice/accounts`, { headers, data: { copy: 'company' } })
  const { id: account } = (await made.json()) as { id: string }

  const editor = await browserOf(browser, 'ed@harbour.example')
  await editor.goto(paths.policies(account))
  await openFromList(editor, 'Staff')
  await addRule(editor, 'but never', 'nikos@', /nikos@harbour\.example/)
  await openPublish(editor)
  await editor
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Reason/ })
    .fill('Nikos is on leave')
  await editor.getByRole('dialog').getByRole('button', { name: 'Ask for approval' }).click()
  await expect(editor.getByText('This draft waits for approval')).toBeVisible()
  await editor.getByRole('link', { name: 'People and remarks' }).click()
  const publish = editor.getByRole('button', { name: 'Publish' })
  await expect(publish).toHaveAttribute('aria-description', /takes the role owner/)

  const owner = await browserOf(browser, 'oda@harbour.example')
  await owner.goto(paths.policies(account))
  await owner.getByRole('link', { name: 'Changes 1 waiting for you' }).click()
  await expect(owner).toHaveURL(/\/changes\/waiting$/)
  await owner.getByRole('link', { name: 'Look and decide' }).click()
  await expect(owner.getByRole('region', { name: 'Change the policy Staff' })).toContainText('nikos@harbour.example')
  await expect(owner.getByRole('region', { name: 'Who gains, who loses' })).toContainText('At 6 applications')
  await expect(owner.getByRole('list', { name: 'What was said' })).toContainText('Nikos is on leave')
  await expectAccessible(owner)
  await owner.getByRole('button', { name: 'Send back' }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Send back' }).click()
  await expect(owner.getByRole('dialog')).toContainText('Say what should be different')
  await owner.getByRole('dialog').getByRole('textbox').fill('Name the date in the reason, please')
  await owner.getByRole('dialog').getByRole('button', { name: 'Send back' }).click()
  await expect(owner.getByText('Sent back', { exact: true })).toBeVisible()

  await editor.goto(paths.policies(account))
  await editor.getByRole('link', { name: 'Changes 1 waiting for you' }).click()
  await expect(editor.getByText('Name the date in the reason, please')).toBeVisible()
  await editor.getByRole('link', { name: 'People, remarks and more' }).click()
  await editor.getByRole('button', { name: 'Ask for approval' }).click()
  await editor.getByRole('dialog').getByRole('textbox').fill('Until 3 May')
  await editor.getByRole('dialog').getByRole('button', { name: 'Ask for approval' }).click()
  await expect(editor.getByText('Waits for approval', { exact: true })).toBeVisible()

  await owner.reload()
  await owner.getByRole('button', { name: 'Publish' }).click()
  await owner
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Reason/ })
    .fill('Agreed')
  await owner.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
  await expect(owner.getByText('Published', { exact: true })).toBeVisible()

  await editor.goto(paths.changes(account, 'published'))
  const record = editor.getByRole('list', { name: 'Published' }).getByRole('article')
  await expect(record).toContainText('oda@harbour.example changed the policy Staff')
  await expect(record).toContainText('Agreed')

  // Where it takes two, an owner sees that asking is the way, and nobody approves what they asked for themselves.
  const own = { ...(await team.headersOf('oda@harbour.example')), origin: server.origin }
  const settingsAt = `${server.origin}/api/accounts/${account}/settings`
  const { settings } = (await (await request.get(settingsAt, { headers: own })).json()) as { settings: object }
  const two = 'second-person'
  const data = { ...settings, publishing: { none: two, some: two, high: two } }
  expect((await request.put(settingsAt, { headers: { ...own, 'if-match': '"0"' }, data })).status()).toBe(200)
  await owner.goto(paths.policies(account))
  await openFromList(owner, 'Contractors')
  await addRule(owner, 'but never', 'nikos@', /nikos@harbour\.example/)
  await openPublish(owner)
  await expect(owner.getByRole('dialog').getByRole('button', { name: 'Publish now' })).toHaveAttribute(
    'aria-description',
    /one person proposes such a change and an owner publishes it/,
  )
  await owner.getByRole('dialog').getByRole('button', { name: 'Ask for approval' }).click()
  await owner.getByRole('link', { name: 'People and remarks' }).click()
  await expect(owner.getByRole('button', { name: 'Publish' })).toHaveAttribute(
    'aria-description',
    /You asked for this approval yourself/,
  )
  await Promise.all([editor.context().close(), owner.context().close()])
})
