import type { APIRequestContext } from '@playwright/test'
import {
  ANSWERS_HTML,
  ANSWERS_NOTHING,
  FAILS_ONCE,
  FAILS_TO_SAVE,
  HALF_A_BODY,
  REFUSED,
  SAVES_BUT_FAILS,
  SLOW_DOWN,
  SLOW_DOWN_WITHOUT_SAYING,
} from '../server/sandbox/cases'
import { paths } from '../web/paths'
import { openByLink, openFromList, publish, published } from './editor-steps'
import { expect, test } from './fixtures'
import { sandbox, startWith } from './own-server'
import { separateServer } from './separate-server'

const failures = [
  [FAILS_TO_SAVE, 'Cloudflare'],
  [ANSWERS_HTML, 'Cloudflare'],
  [ANSWERS_NOTHING, 'Cloudflare'],
  [HALF_A_BODY, 'Cloudflare'],
  [SLOW_DOWN, 'Trying again in'],
  [SLOW_DOWN_WITHOUT_SAYING, 'Trying again in'],
  [REFUSED, '12130'],
] as const

/** A practice account at a Gatehouse of the test's own. */
async function companyAt(request: APIRequestContext, origin: string): Promise<string> {
  const answer = await request.post(`${origin}/api/practice/accounts`, {
    headers: { origin },
    data: { copy: 'company' },
  })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

test('whatever Cloudflare answers to a save, the person reads it, keeps what was typed, and can go on', async ({
  page,
  context,
  request,
  account,
  mode,
}) => {
  // Cloudflare's “slow down” holds for all that is sent with one credential: on a server of all tests, they would wait too.
  const own =
    mode === 'live' ? await startWith(context, sandbox().token) : await separateServer({ GATEHOUSE_LOG_LEVEL: 'error' })
  const id = mode === 'live' ? account.id : await companyAt(request, own.origin)
  await page.goto(own.origin + paths.policies(id))
  await openFromList(page, 'Contractors')
  for (const [name, said] of failures) {
    await test.step(name, async () => {
      await page.getByRole('textbox', { name: 'Name' }).fill(name)
      await publish(page, '1 change')
      const dialog = page.getByRole('dialog', { name: `Publish ${name}?` })
      await expect(dialog.getByRole('alert')).toContainText(said)
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
      await page.reload()
      await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
    })
  }
  await page.goto(own.origin + paths.policies(id))
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
  // What the page still asks when the server goes is not its fault.
  await page.goto('about:blank')
  await own.stop()
})

test('a save that failed once goes through when it is tried again; one that was made although an error came is told as saved', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Contractors')
  await page.getByRole('textbox', { name: 'Name' }).fill(FAILS_ONCE)
  await publish(page, '1 change')
  const dialog = page.getByRole('dialog', { name: `Publish ${FAILS_ONCE}?` })
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  await expect(published(page)).toBeVisible()

  await page.getByRole('textbox', { name: 'Name' }).fill(SAVES_BUT_FAILS)
  await publish(page, '1 change')
  await expect(published(page)).toBeVisible()
})

test('a second group of the same name is refused, and the reason stands in the dialog', async ({ page, account }) => {
  await openByLink(page, paths.groups(account.id), 'Design')
  await page.getByRole('textbox', { name: 'Name' }).fill('Payroll team')
  await publish(page, '1 change')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('name')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('12130')
  await expect(page.getByRole('textbox', { name: 'Name', includeHidden: true })).toHaveValue('Payroll team')
})
