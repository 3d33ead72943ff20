import Cloudflare from 'cloudflare'
import type { PolicyCreateParams } from 'cloudflare/resources/zero-trust/access/policies'
import { expect, test } from 'vitest'
import { DECISIONS } from '#core/decision'
import { selectors } from '#core/selectors'
import { testAgreement } from './agreement-under-test'
import { sandboxOverHttp, seedForExamples } from './sandbox-over-http-under-test'

const { client, account, judge } = await sandboxOverHttp({ seeds: [seedForExamples()] })
const { policies } = client().zeroTrust.access
const inAccount = { account_id: account }

type Rule = PolicyCreateParams['include'][number]

const EVERYONE: Rule = { everyone: {} }

async function listed(id: string | undefined) {
  for await (const policy of policies.list(inAccount)) if (policy.id === id) return policy
  return undefined
}

/** What Cloudflare adds to a policy. */
const added = { app_count: 0, reusable: true, session_duration: '24h' }

test.each(selectors.map(({ key, example }) => ({ key, rule: { [key]: example } as unknown as Rule })))(
  'a policy with the selector $key is made, read, listed, changed and deleted',
  async ({ key, rule }) => {
    const body = { name: `By ${key}`, decision: 'allow' as const, include: [rule] }
    const made = await policies.create({ ...inAccount, ...body })
    expect(made).toMatchObject({ ...added, ...body, require: [], exclude: [] })
    const id = made.id ?? ''
    expect(await policies.get(id, inAccount)).toEqual(made)
    expect(await listed(id)).toEqual(made)

    const changed = { name: `Not by ${key}`, decision: 'deny' as const, include: [EVERYONE], require: [rule] }
    const updated = await policies.update(id, { ...inAccount, ...changed, exclude: [rule] })
    expect(updated).toEqual({ ...made, ...changed, exclude: [rule], updated_at: updated.updated_at })
    expect(await policies.get(id, inAccount)).toEqual(updated)

    expect(await policies.delete(id, inAccount)).toEqual({ id })
    await expect(policies.get(id, inAccount)).rejects.toBeInstanceOf(Cloudflare.NotFoundError)
    expect(await listed(id)).toBeUndefined()
  },
)

test.each(DECISIONS)('a policy keeps the decision %s', async (decision) => {
  const made = await policies.create({ ...inAccount, name: `To ${decision}`, decision, include: [EVERYONE] })
  expect(made.decision).toBe(decision)
  expect((await policies.get(made.id ?? '', inAccount)).decision).toBe(decision)
  const others = DECISIONS.filter((other) => other !== decision)
  for (const other of others) {
    const updated = await policies.update(made.id ?? '', {
      ...inAccount,
      name: 'Other',
      decision: other,
      include: [EVERYONE],
    })
    expect(updated.decision).toBe(other)
  }
})

test('every field of a policy comes back as it was sent', async () => {
  const body = {
    name: 'Payroll at the weekend',
    decision: 'allow' as const,
    include: [{ email_domain: { domain: 'example.com' } }, { geo: { country_code: 'PT' } }],
    require: [{ auth_method: { auth_method: 'mfa' } }],
    exclude: [{ email: { email: 'kim@example.com' } }],
    session_duration: '2h45m',
    isolation_required: true,
    purpose_justification_required: true,
    purpose_justification_prompt: 'Why do you need this?',
    approval_required: true,
    approval_groups: [
      { approvals_needed: 1, email_addresses: ['ana@example.com', 'bo@example.com'] },
      { approvals_needed: 2, email_list_uuid: 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415' },
    ],
    mfa_config: {
      allowed_authenticators: ['totp' as const, 'security_key' as const],
      mfa_disabled: false,
      session_duration: '4h',
    },
    connection_rules: {
      rdp: {
        allowed_clipboard_local_to_remote_formats: ['text' as const],
        allowed_clipboard_remote_to_local_formats: ['text' as const, 'file' as const],
      },
    },
  }
  const made = await policies.create({ ...inAccount, ...body })
  expect(made).toMatchObject({ ...body, reusable: true, app_count: 0 })
  expect(await policies.get(made.id ?? '', inAccount)).toEqual(made)
})

test('a write replaces the whole policy, and what is off is left out of the answer', async () => {
  const made = await policies.create({
    ...inAccount,
    name: 'Strict',
    decision: 'allow',
    include: [EVERYONE],
    require: [{ ip: { ip: '192.0.2.7' } }],
    isolation_required: true,
    session_duration: '1h',
  })
  expect(made.require).toEqual([{ ip: { ip: '192.0.2.7/32' } }])
  const bare = await policies.update(made.id ?? '', {
    ...inAccount,
    name: 'Loose',
    decision: 'allow',
    include: [EVERYONE],
    isolation_required: false,
  })
  expect(bare).toEqual({
    ...added,
    id: made.id,
    uid: made.id,
    name: 'Loose',
    decision: 'allow',
    include: [EVERYONE],
    require: [],
    exclude: [],
    created_at: made.created_at,
    updated_at: bare.updated_at,
  })
})

testAgreement(judge)
