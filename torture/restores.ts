import type { HistoryEntry, HistoryRecord } from '../core/history-record'
import { freshFolder, type Gatehouse, type Heard, startGatehouse } from './gatehouse'
import { seeded } from './random'
import { few, type Row } from './row'
import type { Told } from './wire'

const ROUNDS = 100

const rule = (n: number) => ({ email: { email: `person-${n}@harbour.example` } })

interface Version {
  document: { id: string; name: string }
  etag: string
}

const parsed = ({ text }: Told): unknown => JSON.parse(text)

/** Every record of the policy with both its versions, the oldest first. */
async function entriesOf(gatehouse: Gatehouse, history: string, id: string): Promise<HistoryEntry[]> {
  const { text } = await gatehouse.call('GET', `${history}/export?format=jsonl&id=${id}`)
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as HistoryEntry)
    .toReversed()
}

/** What was done must hang together: each change was made from what the one before it had left. */
function gapsIn(entries: readonly HistoryEntry[]): string[] {
  const done = entries.filter(({ state }) => state === 'done' || state === 'undone')
  const meaning = (document: HistoryEntry['after']) => JSON.stringify([document?.name, document?.include])
  return done.flatMap((entry, at) => {
    const before = done[at - 1]
    if (!before || meaning(before.after) === meaning(entry.before)) return []
    return [`record ${entry.number} went over record ${before.number}, which was acknowledged`]
  })
}

/** Edits, restores and undos of one policy at the same time, all made from the same version. */
export async function restores(seed: number, heard: Heard): Promise<Row> {
  const random = seeded(seed)
  const gatehouse = await startGatehouse({ GATEHOUSE_DATA: freshFolder(), GATEHOUSE_LOG_LEVEL: 'warn' }, heard)
  const { id: account } = parsed(await gatehouse.call('POST', '/api/practice/accounts', { copy: 'empty' })) as {
    id: string
  }
  const policies = `/api/accounts/${account}/policies`
  const history = `/api/accounts/${account}/history`
  const failures: string[] = []
  const yes = { edits: 0, restores: 0, refused: 0 }
  const first = await gatehouse.call('POST', policies, { name: 'Staff', decision: 'allow', include: [rule(0)] })
  const { id } = (parsed(first) as Version).document
  const one = `${policies}/${id}`
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { etag, document } = parsed(await gatehouse.call('GET', one)) as Version
    const { records } = parsed(await gatehouse.call('GET', `${history}?kind=policies&id=${id}&limit=5`)) as {
      records: HistoryRecord[]
    }
    const some = records[Math.floor(random() * records.length)]?.number ?? 1
    const last = records[0]?.number ?? 1
    const edit = (name: string) =>
      gatehouse.call('PUT', one, { ...document, name, include: [rule(round)] }, { 'if-match': etag })
    const back =
      round % 3 === 0
        ? () => gatehouse.call('POST', `${history}/${last}/undo`, {})
        : () => gatehouse.call('POST', `${history}/${some}/restore`, { version: 'after', etag })
    const work = [() => edit(`Edit ${round}`), back, () => edit(`Other ${round}`)]
    const order = work.map((each, at) => ({ each, by: random(), at })).toSorted((a, b) => a.by - b.by)
    const answers: (Told & { at: number })[] = await Promise.all(
      order.map(async ({ each, at }) => ({ ...(await each()), at })),
    )
    for (const { at, status, text } of answers) {
      if (status === 200) yes[at === 1 ? 'restores' : 'edits'] += 1
      // A change of what it was made from is refused in words, and so is taking back what is taken back already.
      else if (![400, 409, 412].includes(status)) failures.push(`round ${round} answered ${status} ${text}`)
      else yes.refused += 1
    }
    const edits = answers.filter(({ at, status }) => at !== 1 && status === 200)
    if (edits.length > 1) failures.push(`round ${round}: two edits from the same version were both taken`)
  }
  const entries = await entriesOf(gatehouse, history, id)
  const live = (parsed(await gatehouse.call('GET', one)) as Version).document
  const newest = entries.findLast(({ state }) => state === 'done' || state === 'undone')?.after
  if (newest?.name !== live.name) failures.push(`the history ends with ${newest?.name}, and ${live.name} stands there`)
  failures.push(...gapsIn(entries))
  await gatehouse.stop()
  return {
    what: 'restores and undos raced with edits',
    tried: ROUNDS,
    outcome: `${yes.edits} edits and ${yes.restores} restores taken, ${yes.refused} refused, ${failures.length} lost`,
    promise: 'nothing acknowledged is lost, and the history hangs together',
    holds: failures.length === 0 && yes.edits > 10 && yes.restores > 10,
    failures: few(failures),
  }
}
