import { expect, type Page } from '@playwright/test'

type Block = 'Who gets in' | 'and they must also' | 'but never'

/** One of the three blocks of the editor. */
export const block = (page: Page, name: Block) => page.getByRole('region', { name: new RegExp(`^${name}`) })

/** The box of a block that adds rules. */
export const addBox = (page: Page, name: Block) => page.getByRole('combobox', { name: `Add to “${name}”` })

/** Types into the box of a block and chooses the first thing offered that says `offered`. */
export async function addRule(page: Page, name: Block, typed: string, offered: string | RegExp = typed): Promise<void> {
  await addBox(page, name).fill(typed)
  await page.getByRole('option', { name: offered }).first().click()
}

/** The live sentence over the blocks. */
export const sentence = (page: Page) => page.getByRole('region', { name: 'In words' })

/** Opens the list of changes and confirms it; `outcome` is what the confirming button says. */
export async function save(page: Page, outcome: string | RegExp): Promise<void> {
  await openSave(page)
  await page.getByRole('dialog').getByRole('button', { name: outcome }).click()
}

export async function openSave(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(Review \d+ changes?|Create (policy|group))$/ })
    .filter({ visible: true })
    .click()
}

/** The link of a list's row to its own page; other rows may name the same thing in their sentences. */
export function listed(page: Page, name: string) {
  const section = new URL(page.url()).pathname.split('/').at(-1)
  return page.getByRole('link', { name, exact: true }).and(page.locator(`[href*="/${section}/"]`))
}

/** The list of policies or groups, narrowed to a name, and that thing opened from it. */
export async function openFromList(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox').fill(name)
  await listed(page, name).first().click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
}

/** Chooses in one of our own lists: a button that opens the list, and the entry in it. */
export async function choose(page: Page, label: string, entry: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: entry }).click()
}
