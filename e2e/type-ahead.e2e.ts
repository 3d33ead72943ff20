import { paths } from '../web/paths'
import { addBox, held, openByLink } from './editor-steps'
import { expect, test } from './fixtures'

test('what is typed finds the person, the domain, the country, the network and the group, each where the mouse is', async ({
  page,
  account,
}) => {
  // An entry stays under the mouse when the last of the names has been read.
  const read = await held(page, /\/service-tokens/)
  await openByLink(page, paths.policies(account.id), 'Contractors')
  const box = addBox(page, 'and they must also')
  await box.fill('portu')
  const reading = page.getByText('Still reading machine keys…')
  await expect(reading).toBeVisible()
  // Over the box, since the page itself may still grow around both.
  const above = async () => {
    const [entry, under] = [await page.getByRole('option', { name: /Portugal/ }).boundingBox(), await box.boundingBox()]
    return (under?.y ?? Number.NaN) - (entry?.y ?? Number.NaN)
  }
  const before = await above()
  read()
  await expect(reading).toBeHidden()
  await expect.poll(async () => Math.abs((await above()) - before)).toBeLessThan(2)

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
