import { paths } from '../web/paths'
import { addBox, block, openByLink, openFromList, openPublish, paste, sentence } from './editor-steps'
import { expect, test } from './fixtures'

test('values pasted from a spreadsheet are sorted, merged, and added in one go; five thousand lines of garbage do no harm', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.groups(account.id), 'Design')
  const said = await sentence(page).innerText()
  const before = await block(page, 'Who gets in').getByRole('listitem').count()
  await addBox(page, 'Who gets in').click()
  await paste(
    page,
    'new.one@vendor.example\tNew.One@vendor.example\nsecond@vendor.example; @vendor.example\n203.0.113.0/24\nnot anything',
  )
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/1 was there twice/)
  await expect(dialog).toContainText(/not understood/i)
  await expect(dialog.getByText('second@vendor.example')).toBeVisible()
  await dialog.getByRole('button', { name: /^Add / }).click()
  await expect(block(page, 'Who gets in').getByRole('listitem')).toHaveCount(before + 4)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(block(page, 'Who gets in').getByRole('listitem')).toHaveCount(before)
  // The sentence follows after a pause.
  await expect.poll(() => sentence(page).innerText()).toBe(said)

  await addBox(page, 'Who gets in').click()
  await paste(page, Array.from({ length: 5_000 }, (_, line) => `<<<${line}>>> ~~ ${'#'.repeat(line % 40)}`).join('\n'))
  await expect(dialog).toContainText(/not understood/i)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await sentence(page).innerText()).toBe(said)
})

test.describe('an account with five hundred policies, one of a thousand rules', () => {
  test.use({ copy: 'large' })
  test('the list scrolls to its end; the policy opens, a rule in it is changed, and nothing else is', async ({
    page,
    account,
  }) => {
    await page.goto(paths.policies(account.id))
    await expect(
      page
        .getByText('500 policies')
        .or(page.getByText(/of 500/))
        .first(),
    ).toBeVisible()
    await page.keyboard.press('End')
    await expect(page.getByRole('row').last()).toBeInViewport()

    await openFromList(page, 'Thousand rules')
    const who = block(page, 'Who gets in')
    await expect(who).toContainText('1,000 rules')
    await who.getByRole('listitem').first().focus()
    await page.keyboard.press('Delete')
    await expect(who).toContainText('999 rules')
    await openPublish(page)
    await expect(page.getByRole('dialog').getByRole('heading', { name: '1 change', exact: true })).toBeVisible()
  })
})
