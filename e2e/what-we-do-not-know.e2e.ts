import type { APIRequestContext } from '@playwright/test'
import { paths } from '../web/paths'
import { addRule, block, openFromList, publish } from './editor-steps'
import { expect, test } from './fixtures'

/** The policy's text as the server gives it: parsing it here could hide what was lost. */
const textOf = async (request: APIRequestContext, account: string, id: string) =>
  (await request.get(`/api/accounts/${account}/policies/${id}`)).text()

test('a rule, a key and a field that we do not know are shown, and survive an edit digit for digit @live', async ({
  page,
  account,
  request,
}) => {
  await page.goto(paths.policies(account.id))
  await openFromList(page, 'Seasonal crew')
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
  await page.goto(paths.policies(account.id))
  await openFromList(page, 'Old intranet (2019)')
  await expect(page.getByText('This rule is not filled in. Remove it, or fill it in.')).toBeVisible()
  await expect(
    block(page, 'Who gets in')
      .getByText(/no longer exists/)
      .or(page.getByText(/no longer exists/))
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('a policy of another account can be read, and says why it cannot be changed', async ({ page, account }) => {
  await page.goto(paths.policies(account.id))
  await openFromList(page, 'Group IT support')
  await expect(page.getByText('You can look, but not change')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).not.toBeEditable()
  await expect(page.getByRole('combobox', { name: /^Add to/ })).toHaveCount(0)
})
