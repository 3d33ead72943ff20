import type { PickerRow } from '#core/account-data'

/**
 * Whose client certificates the account takes: Cloudflare knows who issues them, not what each is called. `rows`
 * undefined: still being read, unless there is an error.
 */
export function certificateNotes(rows: readonly PickerRow[] | undefined, error: { message: string } | null): string[] {
  if (rows === undefined) return error ? [`Who issues them could not be read: ${error.message}`] : []
  if (rows.length === 0) return ['This account takes no client certificates yet, so nobody can show one.']
  const issuers = rows.map(({ name, detail }) => (detail === undefined ? name : `${name} (${detail})`))
  return [`This account takes certificates issued by ${new Intl.ListFormat('en').format(issuers)}.`]
}
