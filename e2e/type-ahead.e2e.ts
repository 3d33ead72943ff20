import { paths } from '../web/paths'
import { addBox, openByLink } from './editor-steps'
import { expect, test } from './fixtures'

test('what is typed finds the person, the domain, the country, the network and the group', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  const box = addBox(page, 'Who gets in')
  for (const [typed, offered] of [
    ['ana@', /ana@harbour\.example/],
    ['ferreira', /ana@harbour\.example/],
    ['@ex', /@?example\.com/],
    ['port', /Portugal/],
    ['10.', /10\./],
    ['des', /Design/],
  ] as const) {
    await box.fill(typed)
    await expect(page.getByRole('option', { name: offered }).first()).toBeVisible()
  }
})

test('what cannot work for the action stands last, cannot be chosen, and says why', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Public tracking pages')
  await addBox(page, 'Who gets in').click()
  const refused = page.getByRole('option', { name: /Nobody is asked to log in here/ })
  await expect(refused.first()).toHaveAttribute('aria-disabled', 'true')
  const all = await page
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => option.ariaDisabled === 'true'))
  expect(all.indexOf(true)).toBeGreaterThan(0)
  expect(all.slice(all.indexOf(true))).not.toContain(false)
})
