import type { Page } from '@playwright/test'
import { paths } from '../web/paths'
import { addBox, openByLink, openPublish } from './editor-steps'
import { expect, expectGoodLooks, test } from './fixtures'

const pages: [name: string, open: (page: Page, account: string) => Promise<void>][] = [
  [
    'policies',
    async (page, account) => {
      await page.goto(paths.policies(account))
      await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
    },
  ],
  [
    'groups',
    async (page, account) => {
      await page.goto(paths.groups(account))
      await expect(page.getByRole('link', { name: 'Design', exact: true })).toBeVisible()
    },
  ],
  [
    'a policy with every condition',
    async (page, account) => {
      await openByLink(page, paths.policies(account), 'Payroll')
    },
  ],
  [
    'a policy with what we do not know',
    async (page, account) => {
      await openByLink(page, paths.policies(account), 'Seasonal crew')
    },
  ],
  [
    'a group',
    async (page, account) => {
      await openByLink(page, paths.groups(account), 'Payroll team')
    },
  ],
  [
    'a new policy',
    async (page, account) => {
      await page.goto(paths.newPolicy(account))
      await addBox(page, 'Who gets in').click()
      await expect(page.getByRole('option').filter({ visible: true }).first()).toBeVisible()
    },
  ],
  [
    'an open rule',
    async (page, account) => {
      await openByLink(page, paths.policies(account), 'Contractors')
      await page
        .getByRole('listitem', { name: /tidewright/ })
        .first()
        .focus()
      await page.keyboard.press('Enter')
    },
  ],
  [
    'the JSON view',
    async (page, account) => {
      await openByLink(page, paths.policies(account), 'Contractors')
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menuitem', { name: 'Show as JSON' }).click()
      await expect(page.getByRole('textbox', { name: /JSON/ })).toBeVisible()
    },
  ],
  [
    'the save dialog',
    async (page, account) => {
      await openByLink(page, paths.policies(account), 'Contractors')
      await page.getByRole('textbox', { name: 'Name' }).fill('Contractors and guests')
      await openPublish(page)
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  ],
]

for (const [name, open] of pages) {
  test(`axe finds nothing on ${name}, light or dark, and a phone shows it without sideways scrolling`, async ({
    page,
    account,
  }) => {
    await open(page, account.id)
    await expectGoodLooks(page)
  })
}

test('nothing moves for somebody who asked their system for less motion', async ({ page, account }) => {
  await openByLink(page, paths.policies(account.id), 'Contractors')
  await page.getByRole('textbox', { name: 'Name' }).fill('Contractors and guests')
  await openPublish(page)
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})

test.describe('an empty account', () => {
  test.use({ copy: 'empty' })
  test('axe finds nothing on its empty lists, light or dark, and they fit on a phone', async ({ page, account }) => {
    await page.goto(paths.policies(account.id))
    await expect(page.getByText('No policies yet')).toBeVisible()
    await expectGoodLooks(page)
  })
})
