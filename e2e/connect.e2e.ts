import {
  ACCOUNT_OWNED_TOKEN,
  DEAD_TOKEN,
  DISABLED_TOKEN,
  EXPIRED_TOKEN,
  FIRST_ACCOUNT_TOKEN,
  OWNER_EMAIL,
  POLICIES_ONLY_TOKEN,
} from '../server/sandbox/credentials'
import { paths } from '../web/paths'
import { openFromList, publish } from './editor-steps'
import { expect, expectAccessible, expectGoodLooks, test as base } from './fixtures'
import { sandbox, startWith } from './own-server'

/** Starts a Gatehouse with a token, for this test alone, and gives its address. */
const test = base.extend<{ gatehouse: (token: string, settings?: Record<string, string>) => Promise<string> }>({
  gatehouse: async ({ context }, use) => {
    const stops: (() => Promise<void>)[] = []
    await use(async (token, settings) => {
      const { origin, stop } = await startWith(context, token, settings)
      stops.push(stop)
      return origin
    })
    await Promise.all(stops.map((stop) => stop()))
  },
})

test('a read-only token is found out at the first save, and from then on every page says so', async ({
  page,
  gatehouse,
}) => {
  const { readOnlyToken, accountId } = sandbox()
  const origin = await gatehouse(readOnlyToken)
  await page.goto(origin + paths.policies(accountId))
  await openFromList(page, 'Contractors')
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('Contractors and guests')
  await publish(page, '1 change')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Access: Apps and Policies Write')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(name).toHaveValue('Contractors and guests')
  await expect(name).not.toBeEditable()
  await expect(page.getByRole('main')).toContainText('super administrator')

  const banner = page.getByRole('status', { name: 'Read-only' })
  await expect(banner).toContainText('You can look, but not change: this token may not write policies.')
  await page.getByRole('link', { name: 'Policies', exact: true }).click()
  const create = page.getByRole('button', { name: 'New policy' })
  await expect(create).toHaveAttribute('aria-disabled', 'true')
  await expect(create).toHaveAttribute('aria-description', /lacks the permission/)

  await banner.getByRole('link').click()
  await expect(page.getByRole('listitem', { name: 'Access: Apps and Policies Write' })).toContainText('Lacks it')
  await expect(page.getByRole('listitem', { name: 'Access: Apps and Policies Read' })).toContainText('Has it')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('listitem', { name: 'Access: Apps and Policies Write' })).toContainText('Cannot tell')
  await expect(banner).toHaveCount(0)
})

for (const [state, token, title, advice] of [
  ['expired', EXPIRED_TOKEN, 'The API token has expired', '1 January 2020'],
  ['switched off', DISABLED_TOKEN, 'The API token is switched off', 'Switch it on again'],
  ['not known to Cloudflare', DEAD_TOKEN, 'Cloudflare does not know this API token', 'deleted or rolled'],
  ['no token', 'not.a.token', 'This is not an API token', 'CLOUDFLARE_API_TOKEN'],
] as const) {
  test(`a token that is ${state} has a page of its own, wherever one comes in`, async ({ page, gatehouse }) => {
    const origin = await gatehouse(token)
    for (const path of ['/', paths.policies(sandbox().accountId)]) {
      await page.goto(origin + path)
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(page.getByRole('main')).toContainText(advice)
      await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible()
    }
    await expectAccessible(page)
    await page.goto(origin + paths.settings(sandbox().accountId))
    await expect(page.getByRole('region', { name: 'Connection' })).toContainText(title)
    expect(await page.content()).not.toContain(token)
  })
}

test('a token of another account says so at an old address, and leads to what it reaches', async ({
  page,
  request,
  gatehouse,
}) => {
  const { baseURL, token } = sandbox()
  const answer = await request.get(`${baseURL}/accounts`, { headers: { authorization: `Bearer ${token}` } })
  const { result } = (await answer.json()) as { result: { id: string; name: string }[] }
  const labs = result.find(({ name }) => name.endsWith('Labs'))
  const origin = await gatehouse(FIRST_ACCOUNT_TOKEN)
  await page.goto(origin + paths.policies(labs?.id ?? ''))
  await expect(page.getByRole('heading', { level: 1, name: 'Account not reachable' })).toBeVisible()
  await page.getByRole('link', { name: 'Open another account' }).click()
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
})

test('without a token it is the practice account, which says how to connect one’s own', async ({
  page,
  account,
  mode,
}) => {
  test.skip(mode === 'live', 'with a token there is no practice account')
  await page.goto(paths.policies(account.id))
  await page.getByRole('link', { name: 'Connect your account' }).click()
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection).toContainText('There is no token')
  await expect(connection).toContainText('CLOUDFLARE_API_TOKEN=')
})

test('whose token it is is told when somebody asks, and stays known', async ({ page, gatehouse }) => {
  const { token, accountId } = sandbox()
  const origin = await gatehouse(token)
  await page.goto(origin + paths.settings(accountId))
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection).toContainText('Works')
  await expect(connection).not.toContainText(OWNER_EMAIL)
  await connection.getByRole('button', { name: 'Show who it is' }).click()
  await expect(connection).toContainText(OWNER_EMAIL)
  await page.reload()
  await expect(connection).toContainText(OWNER_EMAIL)
})

test('a token that an account owns is told with that account', async ({ page, gatehouse }) => {
  const { accountId } = sandbox()
  await page.goto((await gatehouse(ACCOUNT_OWNED_TOKEN)) + paths.settings(accountId))
  await expect(page.getByRole('region', { name: 'Connection' })).toContainText('The account Harbour & Gannet')
  await expect(page.getByRole('region', { name: 'What it reaches' }).getByText('Harbour & Gannet Labs')).toHaveCount(0)
})

test('a token for policies alone shows them, names what it lacks, and what works without', async ({
  page,
  gatehouse,
}) => {
  const { accountId } = sandbox()
  const origin = await gatehouse(POLICIES_ONLY_TOKEN)
  await page.goto(origin + paths.policies(accountId))
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('“Access: Service Tokens Read”')
  await page.goto(origin + paths.settings(accountId))
  const people = page.getByRole('listitem', { name: 'Access: Audit Logs Read' })
  await expect(people).toContainText('Cannot tell')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(people).toContainText('Lacks it')
  await expect(people).toContainText('Email addresses are typed in full.')
})

test('a Gatehouse set to read-only changes nothing, whatever the token may', async ({ page, gatehouse }) => {
  const { token, accountId } = sandbox()
  const origin = await gatehouse(token, { GATEHOUSE_READ_ONLY: 'true' })
  await page.goto(origin + paths.groups(accountId))
  await expect(page.getByRole('status', { name: 'Read-only' })).toContainText('set to read-only')
  await expect(page.getByRole('button', { name: 'New group' })).toHaveAttribute('aria-disabled', 'true')
  await openFromList(page, 'Design')
  await expect(page.getByRole('textbox', { name: 'Name' })).not.toBeEditable()
})

test('an account without Access says the one step to do @live', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('combobox', { name: 'Account' }).selectOption({ label: 'Harbour & Gannet Holding' })
  await expect(page.getByRole('heading', { name: 'Access is not switched on for this account' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Open Zero Trust/ })).toHaveAttribute('href', /^https:\/\/one\.dash/)
  await expect(page.getByRole('link', { name: 'New policy' })).toHaveCount(0)
})

test('axe finds nothing on the settings, light or dark, and they fit on a phone @live', async ({ page, account }) => {
  await page.goto(paths.settings(account.id))
  await expect(page.getByRole('listitem', { name: 'Zero Trust Read' })).toContainText('Has it')
  await expectGoodLooks(page)
})
