import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** A policy or group as the API answers it. */
export interface Read<Document = Record<string, unknown>> {
  document: Document
  etag: string
}

const originHere = () => test.info().project.use.baseURL ?? ''

/**
 * A policy or group that a test needs to be there.
 * @param list the address of the list it will be in
 * @returns its own address
 */
export async function made(page: Page, list: string, document: object): Promise<string> {
  const answer = await page.request.post(`/api/accounts${list}`, { headers: { origin: originHere() }, data: document })
  expect(answer.status(), await answer.text()).toBe(201)
  const { document: written } = (await answer.json()) as Read<{ id: string }>
  return `${list}/${written.id}`
}

/** A change of a policy or group, by its address, as somebody else at another computer makes it. */
export async function changed<Document extends object>(
  page: Page,
  address: string,
  change: (document: Document) => Partial<Document>,
): Promise<void> {
  const path = `/api/accounts${address}`
  const { document, etag } = (await (await page.request.get(path)).json()) as Read<Document>
  const answer = await page.request.put(path, {
    headers: { origin: originHere(), 'if-match': etag },
    data: { ...document, ...change(document) },
  })
  expect(answer.status(), await answer.text()).toBe(200)
}

/** A policy or group, by its address, deleted as somebody else at another computer does it. */
export async function deleted(page: Page, address: string): Promise<void> {
  const path = `/api/accounts${address}`
  const { etag } = (await (await page.request.get(path)).json()) as Read
  const answer = await page.request.delete(path, { headers: { origin: originHere(), 'if-match': etag } })
  expect(answer.ok(), await answer.text()).toBe(true)
}
