import { expect, test, vi } from 'vitest'
import type { DocumentChange } from '#core/change-set'
import type { AccessDocument } from '#core/document-kind'
import type { AccountFacts } from '#core/findings/account-facts'
import { checks } from '#core/findings/checks'
import { findingsOf, findingsOfDraft } from '#core/findings/find'
import type { Finding } from '#core/findings/finding'
import { accountWith, changesThatMend, type AccountUnderTest } from './found-and-mended-under-test'
import { type StopCase, stopCases } from './stop-cases-under-test'

vi.setConfig({ testTimeout: 30_000 })

const found = (findings: readonly Finding[], id: string, { says }: StopCase) =>
  findings.find((one) => one.id === id && one.severity === 'stop' && one.message.includes(says))

const byFix = ({ mend: how }: StopCase): boolean => how === 'fix' || 'choose' in how

async function mend({ mend: how }: StopCase, finding: Finding, account: AccountUnderTest, facts: AccountFacts) {
  if (how !== 'fix' && 'atCloudflare' in how) {
    expect(await account.atCloudflare(...how.atCloudflare)).toEqual([200, 200])
    return
  }
  let changes: DocumentChange[]
  if (how === 'fix') changes = await changesThatMend(finding, account, facts)
  else if ('choose' in how) changes = await changesThatMend(finding, account, facts, how.choose)
  else {
    const { kind, id, to } = how
    const { document, etag } = await account.read(kind, id)
    changes = [{ action: 'update', kind, id, etag, document: to(document) }]
  }
  const { status, body } = await account.publish(changes)
  expect({ status, body, states: body.changes?.map(({ state }: { state: string }) => state) }).toMatchObject({
    status: 200,
    states: changes.map(() => 'done'),
  })
}

test.each(Object.entries(stopCases).filter(([, { edit }]) => !edit))(
  '%s is found in an account, mended and published, and not found again',
  async (id, one) => {
    const account = await accountWith(one)
    const facts = await account.facts()
    const finding = found(findingsOf(facts), id, one)
    expect(finding).toMatchObject({ id, severity: 'stop', place: one.at })
    expect(finding?.fix !== undefined).toBe(byFix(one))
    await mend(one, finding!, account, facts)
    expect(findingsOf(await account.facts()).filter((other) => other.id === id)).toEqual([])
  },
)

test.each(Object.entries(stopCases).flatMap(([id, one]) => (one.edit ? [[id, one, one.edit] as const] : [])))(
  '%s is found in an edit, which the server stops too; what the message says is published',
  async (id, one, { kind, id: of, to }) => {
    const account = await accountWith(one)
    const facts = await account.facts()
    const { document, etag } = await account.read(kind, of)
    const findings = findingsOfDraft(kind, to(document) as AccessDocument, facts)
    const finding = found(findings, id, one)
    expect(finding).toMatchObject({ id, severity: 'stop', place: one.at })
    const edited: DocumentChange = { action: 'update', kind, id: of, etag, document: to(document) }
    const { status, body } = await account.publish([edited], {})
    expect({ status, code: body.error?.code }).toEqual({ status: 409, code: 'guarded' })
    await mend(one, finding!, account, facts)
    const now = await account.read(kind, of)
    const left = findingsOfDraft(kind, now.document, facts)
    expect(left.filter((other) => other.id === id)).toEqual([])
  },
)

test('every check that stops somebody has its case', () => {
  const stops = checks.filter(({ severity }) => severity === 'stop').map(({ id }) => id)
  expect(Object.keys(stopCases).toSorted()).toEqual(stops.toSorted())
})
