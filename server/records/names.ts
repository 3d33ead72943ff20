import type { LastKnownName } from '#core/history-record'
import type { ReferenceKind } from '#core/reference'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { listings } from '../cloudflare/listings'
import type { Db } from '../store/db'

/** What the rows of each listing are to rules; a listing that is not here names nothing that rules point to. */
const kindsOf: Readonly<Record<string, readonly ReferenceKind[]>> = {
  apps: ['apps'],
  identityProviders: ['identity_providers'],
  serviceTokens: ['service_tokens'],
  postureChecks: ['posture_checks'],
  lists: ['email_lists', 'ip_lists'],
} satisfies Partial<Record<keyof typeof listings, readonly ReferenceKind[]>>

interface Deps {
  db: Db
  clock: () => Date
}

interface NameRow {
  id: string
  name: string
  gone: string | null
}

/** Remembers what everything was called that rules point to, so that it has a name when it is gone. */
export function createNames({ db, clock }: Deps) {
  const all = async (account: string, kind: ReferenceKind) =>
    (
      await db
        .prepare('SELECT id, name, gone FROM known_names WHERE account = ? AND kind = ?')
        .bind(account, kind)
        .all<NameRow>()
    ).results

  const kept = (account: string, kind: ReferenceKind, { id, name, gone }: NameRow) =>
    db
      .prepare(
        'INSERT INTO known_names (account, kind, id, name, gone) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, gone = excluded.gone',
      )
      .bind(account, kind, id, name, gone)

  /** Notes a complete list of that kind: what is missing in it is gone. */
  async function note(
    account: string,
    kind: ReferenceKind,
    rows: readonly { id: string; name: string }[],
  ): Promise<void> {
    const before = new Map((await all(account, kind)).map((row) => [row.id, row]))
    const there = new Set(rows.map(({ id }) => id))
    const now = clock().toISOString()
    const changed = [
      ...rows.flatMap(({ id, name }) => {
        const known = before.get(id)
        return known?.name === name && known.gone === null ? [] : [{ id, name, gone: null }]
      }),
      ...[...before.values()].flatMap((row) => (there.has(row.id) || row.gone !== null ? [] : [{ ...row, gone: now }])),
    ]
    if (changed.length > 0) await db.batch(changed.map((row) => kept(account, kind, row)))
  }

  return {
    note,

    /** As `note`, for a list as Cloudflare sent it. */
    rows: async (account: string, listing: string, rows: readonly UpstreamRow[]): Promise<void> => {
      for (const kind of kindsOf[listing] ?? []) await note(account, kind, rows.filter(isOf(kind)).flatMap(namedIn))
    },

    /** Notes one thing by itself: that it is there under that name, or that it is gone. */
    one: async (account: string, kind: ReferenceKind, { id, name }: { id: string; name: string }, isGone: boolean) => {
      await kept(account, kind, { id, name, gone: isGone ? clock().toISOString() : null }).run()
    },

    /** Everything that was there once and is not any more. */
    gone: async (account: string): Promise<LastKnownName[]> =>
      (
        await db
          .prepare(
            'SELECT kind, id, name, gone FROM known_names WHERE account = ? AND gone IS NOT NULL ORDER BY gone DESC',
          )
          .bind(account)
          .all<LastKnownName & Record<string, string>>()
      ).results.map(({ kind, id, name, gone }) => ({ kind, id, name, gone })),

    /** The last name of one thing; `undefined` = it was never seen. */
    of: async (account: string, { kind, id }: { kind: ReferenceKind; id: string }): Promise<string | undefined> =>
      (
        await db
          .prepare('SELECT name FROM known_names WHERE account = ? AND kind = ? AND id = ?')
          .bind(account, kind, id)
          .first<{ name: string }>()
      )?.name,
  }
}

export type Names = ReturnType<typeof createNames>

/** Lists of emails and of addresses come in one list. */
const isOf =
  (kind: ReferenceKind) =>
  ({ type }: UpstreamRow): boolean =>
    kind === 'email_lists' ? type === 'EMAIL' : kind === 'ip_lists' ? type === 'IP' : true

const namedIn = ({ id, name }: UpstreamRow) =>
  typeof id === 'string' && id !== '' && typeof name === 'string' ? [{ id, name: name.replaceAll('\0', '') }] : []
