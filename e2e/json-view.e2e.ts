import { paths } from '../web/paths'
import { block, openByLink, paste, sentence } from './editor-steps'
import { expect, test } from './fixtures'

const openJson = async (page: import('@playwright/test').Page) => {
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Show as JSON' }).click()
  return page.getByRole('dialog')
}

/** Replaces everything in the JSON editor. */
async function retype(page: import('@playwright/test').Page, text: string) {
  await page.getByRole('textbox', { name: /JSON/ }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

const mistakes = [
  ['broken JSON', '{ "name": "Staff", ', /line \d+/i],
  ['a list', '[1, 2]', 'it must start with {'],
  [
    'a rule with a wrong value',
    '{ "name": "S", "decision": "allow", "include": [{ "geo": { "country_code": "UK" } }] }',
    /GB/,
  ],
] as const

test('what is written as JSON is in the editor once it is applied; what is wrong with it is told where it is', async ({
  page,
  account,
}) => {
  await openByLink(page, paths.policies(account.id), 'Staff')
  const dialog = await openJson(page)
  await expect(dialog).toContainText('"include"')
  await retype(
    page,
    JSON.stringify(
      { name: 'Staff', decision: 'allow', include: [{ email: { email: 'only@harbour.example' } }] },
      null,
      2,
    ),
  )
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(block(page, 'Who gets in').getByRole('listitem')).toHaveCount(1)
  await expect(sentence(page)).toContainText('only@harbour.example')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(sentence(page)).not.toContainText('only@harbour.example')

  await openJson(page)
  for (const [what, wrong, said] of mistakes) {
    await test.step(what, async () => {
      await retype(page, wrong)
      await expect(dialog.getByText(said).first()).toBeVisible()
    })
  }
  await page.keyboard.press('ControlOrMeta+a')
  const rule = '    { "email": { "email": "somebody@harbour.example" } }'
  await paste(page, `{\n  "include": [\n${Array.from({ length: 180_000 }, () => rule).join(',\n')}\n  ]\n}`)
  await expect(dialog.getByText(/too (long|large|big)|1 MB/i).first()).toBeVisible()
})
