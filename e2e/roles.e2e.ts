import type { APIRequestContext, BrowserContext } from '@playwright/test'
import { paths } from '../web/paths'
import { accessTeam } from './access-team'
import { addBox, addRule, listed, openFromList, publish } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'
import { separateServer, type SeparateServer } from './separate-server'

test.describe.configure({ mode: 'serial' })

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

const auditor = () => team.headersOf('vi@audit.example', { custom: { groups: ['Auditors'] } })

/** An account of the test's own, made by an editor. */
async function accountOf(request: APIRequestContext): Promise<string> {
  const headers = { ...(await team.headersOf('ed@harbour.example')), origin: server.origin }
  const answer = await request.post(`${server.origin}/api/practice/accounts`, { headers, data: { copy: 'company' } })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

const enterAs = (context: BrowserContext, headers: Record<string, string>) => context.setExtraHTTPHeaders(headers)

test('an editor’s visit: look, make, change and delete', async ({ page, context, request }) => {
  const account = await accountOf(request)
  await enterAs(context, await team.headersOf('ed@harbour.example'))
  await page.goto(server.origin + paths.policies(account))
  await expect(page.getByText('ed@harbour.example')).toBeVisible()
  await expect(page.getByText('Role: editor')).toBeVisible()

  await page.getByRole('link', { name: 'New policy' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Made by an editor')
  await addRule(page, 'Who gets in', 'ana@harbour.example', /ana@harbour\.example/)
  await publish(page, 'A new policy')
  await expect(page.getByText('Published. Cloudflare has it now.')).toBeVisible()

  await addRule(page, 'but never', 'bruno@harbour.example', /bruno@harbour\.example/)
  await publish(page, '1 change')
  await expect(page.getByText('Published. Cloudflare has it now.')).toBeVisible()

  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete this policy' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete policy' }).click()
  await expect(page).toHaveURL(/\/policies$/)
  await expect(listed(page, 'Made by an editor')).toHaveCount(0)
})

test('a viewer’s visit: everything can be read, nothing changed, and each page says why', async ({
  page,
  context,
  request,
}) => {
  const account = await accountOf(request)
  const headers = await auditor()
  await enterAs(context, headers)
  await page.goto(server.origin + paths.policies(account))
  await expect(page.getByText('You can look, but not change: your role here is viewer.')).toBeVisible()
  const create = page.getByRole('button', { name: 'New policy' })
  await expect(create).toHaveAttribute('aria-disabled', 'true')
  await expect(create).toHaveAttribute('aria-description', /takes the role editor/)
  await expectAccessible(page)

  await openFromList(page, 'Contractors')
  await expect(page.getByText('You can look, but not change', { exact: true })).toBeVisible()
  await expect(page.getByText(/Your role in this Gatehouse is viewer/).first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).not.toBeEditable()
  await expect(addBox(page, 'Who gets in')).toHaveCount(0)
  const publishing = page.getByRole('button', { name: 'Publish', exact: true }).filter({ visible: true })
  await expect(publishing).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'More actions' }).click()
  await expect(page.getByRole('menuitem', { name: 'Duplicate as a new policy' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Delete this policy' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await page.goto(server.origin + paths.groups(account))
  await expect(page.getByRole('button', { name: 'New group' })).toHaveAttribute('aria-disabled', 'true')
  await page.goto(server.origin + paths.newGroup(account))
  await expect(page.getByText('You can look, but not change', { exact: true })).toBeVisible()
  await page.goto(server.origin + paths.settings(account))
  await expect(page.getByRole('region', { name: 'You' })).toContainText('vi@audit.example')

  // Also not behind the page's back.
  const answer = await request.post(`${server.origin}/api/accounts/${account}/groups`, {
    headers: { ...headers, origin: server.origin },
    data: { name: 'By a viewer', include: [{ everyone: {} }] },
  })
  expect(answer.status()).toBe(403)
})

test('who has no role is told whom to ask, and sees nothing of the account', async ({ page, context }) => {
  await enterAs(context, await team.headersOf('eve@elsewhere.example'))
  await page.goto(server.origin)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have no role in this Gatehouse')
  await expect(page.getByText('eve@elsewhere.example')).toBeVisible()
  await expectAccessible(page)
})

test('who does not come through Access is not let in', async ({ page }) => {
  await page.goto(server.origin)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await expect(page.getByText('Cloudflare Access protects')).toBeVisible()
})

test('with the key server down nobody is let in, and the page says that it passes', async ({ page, context }) => {
  const fallen = await accessTeam()
  fallen.goDown()
  const other = await separateServer({ ...fallen.settings, GATEHOUSE_LOG_LEVEL: 'error' })
  await enterAs(context, await fallen.headersOf('oda@harbour.example'))
  await page.goto(other.origin)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signing in is not possible at the moment')
  // What the page still asks when the server goes is not its fault.
  await page.goto('about:blank')
  await other.stop()
  fallen.close()
})
