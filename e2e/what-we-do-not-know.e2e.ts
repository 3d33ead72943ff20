import type { APIRequestContext } from '@playwright/test'
import { paths } from '../web/paths'
import { addRule, block, openByLink, openFromList, openPublish, publish, sentence } from './editor-steps'
import { expect, expectAccessible, test } from './fixtures'
import { ACCOUNT, hostileCloudflare } from './hostile-cloudflare'
import { startWith } from './own-server'

/** The policy's text as the server gives it: parsing it here could hide what was lost. */
const textOf = async (request: APIRequestContext, account: string, id: string) =>
  (await request.get(`/api/accounts/${account}/policies/${id}`)).text()

test('a rule, a key and a field that we do not know are shown, and survive an edit digit for digit @live', async ({
  page,
  account,
  request,
}) => {
  await openByLink(page, paths.policies(account.id), 'Seasonal crew')
  await expect(page.getByText('Rule we do not know yet (kept as it is)', { exact: true })).toBeVisible()
  await expect(page.getByText(/1 extra detail/)).toBeVisible()
  const id = page.url().split('/').at(-1) ?? ''
  const before = await textOf(request, account.id, id)
  const unknown = [/"time_window":\{.*?\}\}/, /:\d{20}\b/].map((pattern) => pattern.exec(before)?.[0])
  expect(unknown).not.toContain(undefined)

  await addRule(page, 'but never', 'nikos@', /nikos@harbour\.example/)
  await publish(page, '1 change')
  await expect(page.getByText('Published. Cloudflare has it now.')).toBeVisible()
  const after = await textOf(request, account.id, id)
  expect(after).toContain('nikos@harbour.example')
  for (const kept of unknown) expect(after).toContain(kept)
})

test('a rule that is not filled in and a deleted login method are shown as such, never as an id', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Old intranet (2019)')
  await expect(page.getByText('This rule is not filled in. Remove it, or fill it in.')).toBeVisible()
  await expect(
    block(page, 'Who gets in')
      .getByText(/no longer exists/)
      .or(page.getByText(/no longer exists/))
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('an action that we do not know is shown as what it is, and neither as letting in nor as keeping out', async ({
  page,
  context,
}) => {
  const cloudflare = await hostileCloudflare(['Night watch'], 'quarantine')
  const server = await startWith(context, 'any-token', { GATEHOUSE_UPSTREAM_BASE_URL: cloudflare.baseURL })
  await page.goto(server.origin + paths.policies(ACCOUNT))
  await expect(page.getByRole('row', { name: /Night watch/ })).toContainText('Not known yet')
  await openFromList(page, 'Night watch')
  const actions = page.getByRole('group', { name: 'What it does' })
  await expect(actions).toContainText('quarantine (kept as it is)')
  await expect(actions.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(sentence(page)).toContainText('An action we do not know yet')
  await expectAccessible(page)
  // A change beside it is the only one.
  await page.getByRole('textbox', { name: 'Name' }).fill('Night shift')
  await openPublish(page)
  await expect(page.getByRole('dialog').getByRole('heading', { name: '1 change', exact: true })).toBeVisible()
  await server.stop()
  cloudflare.close()
})
