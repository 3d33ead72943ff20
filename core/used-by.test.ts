import { describe, expect, test } from 'vitest'
import type { AppRow } from './account-data'
import type { GroupDocument, PolicyDocument } from './documents'
import { selectors } from './selectors'
import { appsUsing, referencesIn, indexOfUses, usesOf } from './used-by'

const policy = (id: string, members: Partial<PolicyDocument>): PolicyDocument => ({
  id,
  name: `Policy ${id}`,
  decision: 'allow',
  include: [],
  ...members,
})
const group = (id: string, include: unknown[]): GroupDocument => ({ id, name: `Group ${id}`, include })
const design = { kind: 'groups', id: 'design' } as const
const inDesign = { group: { id: 'design' } }

describe.each(selectors.map((selector) => [selector.key, selector] as const))('a %s rule', (key, selector) => {
  const references = Object.entries(selector.fields).filter(([, field]) => field.kind === 'reference')

  test('is a use of everything it points to, and of nothing else', () => {
    const value = { ...selector.example, ...Object.fromEntries(references.map(([name]) => [name, `id-of-${name}`])) }
    const kinds = references.map(([name, field]) => ({ kind: 'to' in field && field.to, id: `id-of-${name}` }))
    for (const ruleType of ['include', 'require', 'exclude']) {
      expect(referencesIn({ [ruleType]: [{ [key]: value }] })).toEqual(kinds)
    }
  })
})

test('a list of approvers is a use of that list', () => {
  const members = { approval_groups: [{ approvals_needed: 1, email_list_uuid: 'list' }, { approvals_needed: 1 }] }
  expect(referencesIn(members)).toEqual([{ kind: 'email_lists', id: 'list' }])
})

test('a thing named twice in one document is one use', () => {
  const policies = [policy('1', { include: [inDesign], exclude: [inDesign] })]
  expect(usesOf(design, { policies, groups: [], apps: [] })).toEqual([{ kind: 'policies', id: '1', name: 'Policy 1' }])
})

test('rules that are no rules are uses of nothing', () => {
  expect(
    referencesIn({ include: [null, {}, { group: {} }, { group: { id: 7 } }, { future: { id: 'design' } }] }),
  ).toEqual([])
  expect(referencesIn(null)).toEqual([])
})

describe('used by', () => {
  const app: AppRow = {
    id: 'wiki',
    name: 'Wiki',
    policies: [{ id: '1', name: 'Policy 1', reusable: true }],
    references: [design],
  }
  const all = {
    policies: [policy('1', { require: [inDesign] }), policy('2', {})],
    groups: [group('staff', [inDesign]), group('design', [])],
    apps: [app],
  }

  test('names policies, groups and the applications whose own policies point there', () => {
    expect(usesOf(design, all).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'policies 1',
      'groups staff',
      'apps wiki',
    ])
    expect(usesOf(design, all).at(-1)).toEqual({ kind: 'apps', id: 'wiki', name: 'Wiki', own: true })
  })

  test('names nobody for what nobody uses', () => {
    expect(usesOf({ kind: 'groups', id: 'staff' }, all)).toEqual([])
    expect(indexOfUses(all).has('groups:staff')).toBe(false)
  })

  test('of a policy are the applications that it guards', () => {
    expect(appsUsing('1', all.apps)).toEqual([{ kind: 'apps', id: 'wiki', name: 'Wiki' }])
    expect(appsUsing('2', all.apps)).toEqual([])
  })
})
