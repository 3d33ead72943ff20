import { paths } from '../web/paths'
import { addRule, openByLink, openFromList, publish } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'

test('a group of one domain is found, changed through its domain, and named as such', async ({
  page,
  account,
  baseURL,
}) => {
  await page.goto(paths.groups(account.id))
  await page.getByRole('heading', { name: 'Groups that belong to one domain' }).click()
  const zone = page.getByRole('region', { name: 'harbour.example' })
  await expect(zone.getByText('Domain: harbour.example')).toBeVisible()
  await expectAccessible(page)
  await zone.getByRole('link', { name: 'Web team (zone)' }).click()
  await expect(page).toHaveURL(/\/zones\/[0-9a-f]{32}\/groups\//)
  await page.getByRole('tab', { name: /^Apps/ }).click()
  await expect(page.getByRole('tabpanel').filter({ hasText: 'Used by' })).toContainText('belongs to one domain')
  await addRule(page, 'Who gets in', 'ana@harbour.example', /ana@harbour\.example/)
  const written = page.waitForRequest((request) => request.method() === 'PUT')
  await publish(page, '1 change')
  expect((await written).url()).toMatch(/\/zones\/[0-9a-f]{32}\/groups\//)
  await expect(page.getByText('Published. Cloudflare has it now.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('listitem', { name: /ana@harbour\.example/ })).toBeVisible()

  // A policy that names it, as one can be written past Gatehouse.
  const ofZone = page.url()
  const include = [{ group: { id: ofZone.split('/').at(-1) } }]
  const made = await page.request.post(`/api/accounts/${account.id}/policies`, {
    headers: { origin: baseURL ?? '' },
    data: { name: 'Shop window', decision: 'allow', include },
  })
  expect(made.status()).toBe(201)
  await page.goto(paths.policies(account.id))
  await page.getByRole('searchbox').fill('Shop window')
  await page.getByRole('link', { name: 'Web team (zone) (domain harbour.example)' }).click()
  await expect(page).toHaveURL(ofZone)
})

test('policies that belong to one application, or to another account, are told with it and cannot be changed', async ({
  page,
  account,
  request,
}) => {
  await page.goto(paths.policies(account.id))
  // One that another account shares says so in the list and on its page, and why it cannot be changed.
  await page.getByRole('searchbox').fill('Group IT support')
  await expect(page.getByText('Shared by another Cloudflare account')).toBeVisible()
  await openFromList(page, 'Group IT support')
  await expect(page.getByRole('main')).toContainText('belongs to another Cloudflare account and is only shared')
  await expect(page.getByText('You can look, but not change')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).not.toBeEditable()
  await expect(page.getByRole('combobox', { name: /^Add to/ })).toHaveCount(0)

  await page.getByRole('link', { name: 'Policies', exact: true }).click()
  await page.getByRole('heading', { name: /^Policies that belong to one application/ }).click()
  const own = page.getByRole('group').filter({ hasText: 'Policies that belong to one application' })
  await expect(own).toContainText('here you can only read them')
  await expect(own.getByRole('listitem').first()).toContainText('Of the application')
  await expectAccessible(page)

  const apps = (await (await request.get(`/api/accounts/${account.id}/apps`)).json()) as {
    name: string
    policies: { id: string; reusable: boolean }[]
  }[]
  const app = apps.find(({ policies }) => policies.some(({ reusable }) => !reusable))
  const id = app?.policies.find(({ reusable }) => !reusable)?.id ?? ''
  await page.goto(paths.policy(account.id, id))
  await expect(page.getByRole('heading', { level: 1, name: 'This policy belongs to one application' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(`belongs to the application ${app?.name}`)
})

test('groups of a directory are called by their names, not by ids', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Reporting desktop')
  await expect(page.getByRole('region', { name: 'In words' })).toContainText(/the Entra group \w+/)
  await expect(page.getByRole('main')).not.toContainText('known only by its id')
})
