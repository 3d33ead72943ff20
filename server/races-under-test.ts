import { writable } from '#core/canonical'
import { merge } from '#core/merge'
import { isObject } from '#core/json'
import { rulesOf } from '#core/rule-lists'
import { appUnderTest } from './app-under-test'
import { scriptedUpstream } from './cloudflare/scripted-upstream'
import { sandboxUnderTest, seedWith } from './sandbox/sandbox-under-test'

/** `guarded`: through Gatehouse. `blind`: read, change, write, as a script does that knows no versions. */
export type Way = 'guarded' | 'blind'

export interface RaceOptions {
  seed: number
  /** One entry for each writer: how it writes, and how often. */
  writers: readonly { way: Way; saves: number }[]
  /** Waits as long as the network would; by default some turns of the promise queue, the same in every run. */
  latency?: (random: () => number) => Promise<void>
}

export interface RaceResult {
  /** Changes that were told to be saved, by way. */
  acknowledged: Record<Way, number>
  /** Of those, the ones that are not in the policy at the end although nobody took them back. */
  lost: Record<Way, number>
  /** Saves that were refused because somebody else was first, merged, and sent again. */
  merged: number
  /** Saves that went through with a warning. */
  warned: number
}

/** Random numbers in 0…1, the same for the same seed. https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32 */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const someTurns = async (random: () => number) => {
  for (let turns = Math.floor(random() * 40); turns > 0; turns -= 1) await Promise.resolve()
}

interface Change {
  way: Way
  what: 'add' | 'remove'
  email: string
}

const ruleFor = (email: string) => ({ email: { email } })
const emailsIn = (document: unknown) =>
  rulesOf(document, 'include').map((rule) => (rule as { email: { email: string } }).email.email)

/** Several writers change one policy at the same time, each adding and removing people; what was told must hold. */
export async function race({ seed, writers, latency = someTurns }: RaceOptions): Promise<RaceResult> {
  const random = seededRandom(seed)
  const { sandbox, account, clock } = await sandboxUnderTest({
    seeds: [seedWith()],
    rateLimit: { calls: Number.MAX_SAFE_INTEGER, seconds: 300, blockSeconds: 1 },
  })
  const slowly = async (url: string, init: RequestInit) => {
    await latency(random)
    const answer = await sandbox.app.request(url, init)
    await latency(random)
    return answer
  }
  const credential = { authorization: `Bearer ${sandbox.token}` }
  const { call } = appUnderTest({
    upstream: { ...scriptedUpstream().options, clock: clock.now, credential, fetch: slowly },
  })

  const at = `/api/accounts/${account}/policies`
  const { body: made } = await call('POST', at, {
    name: 'Staff',
    decision: 'allow',
    include: [ruleFor('first@x.example')],
  })
  const one = `${at}/${made.document.id}`
  const upstream = `/client/v4/accounts/${account}/access/policies/${made.document.id}`
  const told: Change[] = []
  let merged = 0
  let warned = 0

  /** What a writer does next to the version it sees: it brings somebody new, or takes somebody out. */
  const changeOf = (document: unknown, way: Way, name: string): Change => {
    const there = emailsIn(document)
    const victim = there[Math.floor(random() * there.length)]
    return there.length > 3 && victim !== undefined && random() < 0.3
      ? { way, what: 'remove', email: victim }
      : { way, what: 'add', email: name }
  }
  const changed = (document: Record<string, unknown>, { what, email }: Change) => ({
    ...document,
    include:
      what === 'add'
        ? [...rulesOf(document, 'include'), ruleFor(email)]
        : rulesOf(document, 'include').filter((rule) => emailsIn({ include: [rule] })[0] !== email),
  })

  const guarded = async (name: string, saves: number) => {
    let seen = (await call('GET', one)).body
    for (let save = 0; save < saves; save += 1) {
      const change = changeOf(seen.document, 'guarded', `${name}-${save}@x.example`)
      let mine = changed(seen.document, change)
      for (;;) {
        const { status, body } = await call('PUT', one, mine, { 'if-match': seen.etag })
        if (status === 200) {
          told.push(change)
          warned += body.warning === undefined ? 0 : 1
          seen = body
          break
        }
        const { live } = body.error
        merged += 1
        mine = merge('policies', { base: seen.document, theirs: live.document, mine }).document as typeof mine
        seen = live
      }
    }
  }
  const blind = async (name: string, saves: number) => {
    for (let save = 0; save < saves; save += 1) {
      const read = await slowly(upstream, { headers: credential })
      const { result } = (await read.json()) as { result: Record<string, unknown> }
      const change = changeOf(result, 'blind', `${name}-${save}@x.example`)
      const body = JSON.stringify(writable('policies', changed(result, change)))
      const { ok } = await slowly(upstream, { method: 'PUT', headers: credential, body })
      if (ok) told.push(change)
    }
  }
  await Promise.all(
    writers.map(({ way, saves }, index) => (way === 'guarded' ? guarded : blind)(`writer${index}`, saves)),
  )

  const { document } = (await call('GET', one)).body
  const there = new Set(emailsIn(isObject(document) ? document : {}))
  const removed = new Set(told.filter(({ what }) => what === 'remove').map(({ email }) => email))
  const isLost = ({ what, email }: Change) =>
    what === 'add' ? !there.has(email) && !removed.has(email) : there.has(email)
  const count = (way: Way, changes: readonly Change[]) => changes.filter((change) => change.way === way).length
  const lost = told.filter(isLost)
  return {
    acknowledged: { guarded: count('guarded', told), blind: count('blind', told) },
    lost: { guarded: count('guarded', lost), blind: count('blind', lost) },
    merged,
    warned,
  }
}
