import { expect, type Page } from '@playwright/test'

type Block = 'Who gets in' | 'and they must also' | 'but never'

/** One of the three blocks of the editor. */
export const block = (page: Page, name: Block) => page.getByRole('region', { name: new RegExp(`^${name}`) })

/** The box of a block that adds rules. */
export const addBox = (page: Page, name: Block) => page.getByRole('combobox', { name: `Add to “${name}”` })

/** Types into the box of a block and chooses the first thing offered that says `offered`. */
export async function addRule(page: Page, name: Block, typed: string, offered: string | RegExp = typed): Promise<void> {
  await addBox(page, name).fill(typed)
  // What is still being read may come between what is offered already, which then moves under the mouse.
  await expect(page.getByText(/^Still reading/)).toBeHidden()
  await page.getByRole('option', { name: offered }).first().click()
}

/** The live sentence over the blocks. */
export const sentence = (page: Page) => page.getByRole('region', { name: 'In words' })

/** What the page says once a publish went through. */
export const published = (page: Page) => page.getByText('Published. Cloudflare has it now.')

/** The button that opens the publish dialog; its words say whom that touches. */
export const publishButton = (page: Page) =>
  page.getByRole('button', { name: /^Publish(…|: .*)?$/ }).filter({ visible: true })

/** Opens the publish dialog and confirms it; `written` is what it says that is written: "2 changes", "A new group". */
export async function publish(page: Page, written: string | RegExp): Promise<void> {
  await openPublish(page)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: written, exact: true })).toBeVisible()
  // What reaches far is published with a reason only.
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('As agreed with the team')
  await dialog.getByRole('button', { name: 'Publish now' }).click()
}

export async function openPublish(page: Page): Promise<void> {
  await publishButton(page).click()
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

/**
 * The address of a policy or group.
 * @param list the address of the list it is in
 */
export async function addressOf(page: Page, list: string, name: string): Promise<string> {
  const rows: { id: string; name: string }[] = await (await page.request.get(`/api/accounts${list}`)).json()
  const row = rows.find((one) => one.name === name)
  expect(row, `${name} is in the list`).toBeDefined()
  return `${list}/${row?.id}`
}

/**
 * A policy or group at its own address, as a bookmark opens it. What is not about lists starts here: a list costs a test
 * as much again as the editor.
 * @param list the address of the list it is in
 */
export async function openByLink(page: Page, list: string, name: string): Promise<void> {
  await page.goto(await addressOf(page, list, name))
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
}

/** Chooses in one of our own lists: a button that opens the list, and the entry in it. */
export async function choose(page: Page, label: string, entry: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: entry }).click()
}

/** Puts a text on the clipboard and pastes it where the focus is, as a person does. */
export async function paste(page: Page, text: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('ControlOrMeta+v')
}

/**
 * Keeps back what is asked for at these addresses.
 * @returns lets it through
 */
export async function held(page: Page, addresses: RegExp): Promise<() => void> {
  let letThrough = () => {}
  const allowed = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(addresses, (route) => allowed.then(() => route.continue()))
  return () => letThrough()
}
