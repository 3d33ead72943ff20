import { paths } from '../web/paths'
import { openFromList, publishButton } from './editor-steps'
import { expect, expectAccessible, expectGoodLooks, test } from './fixtures'

test.use({ peopleAsked: false })

test('with a token people are not read before somebody asks, and every page says so until then @live', async ({
  page,
  account,
  mode,
}) => {
  test.skip(mode === 'practice', 'on the practice account reading people costs nothing')
  await page.goto(paths.health(account.id))
  const notLooked = page.getByText(/^People were not looked at yet/)
  await expect(page.getByRole('table', { name: 'Findings' }).getByRole('row').nth(1)).toBeVisible()
  await expect(notLooked).toBeVisible()
  await expectAccessible(page)

  await page.goto(paths.groups(account.id))
  await openFromList(page, 'Payroll team')
  const panel = page.getByRole('tabpanel', { name: /^People/ })
  await expect(panel).toContainText('Who gets in today is not looked at yet.')
  await expect(panel).not.toContainText(/nobody/i)
  await expectGoodLooks(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('button', { name: /^People not looked at yet/ })).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 900 })

  await panel.getByRole('button', { name: 'Show who gets in today' }).click()
  await expect(panel.getByRole('region', { name: 'Whom this counts' })).toContainText(/These are the [\d,]+ people/)
  await panel.getByRole('button', { name: /^No change/ }).click()
  await expect(panel.getByRole('list', { name: 'People' }).getByRole('listitem').first()).toBeVisible()

  // From here on they are known to every page.
  await page.goto(paths.health(account.id))
  await expect(page.getByRole('table', { name: 'Findings' }).getByRole('row').nth(1)).toBeVisible()
  await expect(notLooked).toHaveCount(0)
})

test('with a token the first change has people counted by itself @live', async ({ page, account, mode }) => {
  test.skip(mode === 'practice', 'on the practice account they are counted at once')
  await page.goto(paths.policies(account.id))
  await openFromList(page, 'Contractors')
  await expect(page.getByRole('tabpanel', { name: /^People/ })).toContainText('is not looked at yet')
  await page.getByRole('textbox', { name: 'Name' }).fill('Contractors and guests')
  await expect(publishButton(page)).toHaveText('Publish: nobody gains or loses')
})
