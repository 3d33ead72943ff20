import type { Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addBox, openByLink, openFromList, openPublish } from './editor-steps'
import { expect, expectGoodLooks, test } from './fixtures'

const nav = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

/** Axe finds nothing, light or dark, and a phone shows it without sideways scrolling. */
const looksGood = (page: Page, what: string) => test.step(what, () => expectGoodLooks(page))

test('lists, groups and what is new look good, light or dark and on a phone', async ({ page, account }) => {
  await page.goto(paths.policies(account.id))
  await expect(nav(page, 'Contractors')).toBeVisible()
  await looksGood(page, 'policies')
  await nav(page, 'Groups').click()
  await expect(nav(page, 'Design')).toBeVisible()
  await looksGood(page, 'groups')
  await openFromList(page, 'Payroll team')
  await looksGood(page, 'a group')
  await nav(page, 'Policies').click()
  await nav(page, 'New policy').click()
  await addBox(page, 'Who gets in').click()
  await expect(page.getByRole('option').filter({ visible: true }).first()).toBeVisible()
  await looksGood(page, 'a new policy')
})

test('a policy with all that it can have looks good, light or dark and on a phone', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Payroll')
  await looksGood(page, 'a policy with every condition')
  await openByLink(page, paths.policies(account.id), 'Seasonal crew')
  await looksGood(page, 'a policy with what we do not know')
})

test('what opens in the editor looks good, light or dark and on a phone, and nothing moves for whoever asked for that', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Contractors')
  await page
    .getByRole('listitem', { name: /tidewright/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await looksGood(page, 'an open rule')

  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Show as JSON' }).click()
  await expect(page.getByRole('textbox', { name: /JSON/ })).toBeVisible()
  await looksGood(page, 'the JSON view')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()

  await page.getByRole('textbox', { name: 'Name' }).fill('Contractors and guests')
  await openPublish(page)
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  await looksGood(page, 'the save dialog')
})

test.describe('an empty account', () => {
  test.use({ copy: 'empty' })
  test('its empty lists look good, light or dark and on a phone', async ({ page, account }) => {
    await page.goto(paths.policies(account.id))
    await expect(page.getByText('No policies yet')).toBeVisible()
    await looksGood(page, 'no policies')
  })
})
