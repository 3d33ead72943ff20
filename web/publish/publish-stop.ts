import type { AccountSettings } from '#core/account-settings'
import type { GuardBreach } from '#core/assessment'
import type { AssessmentBody } from '#core/assessment-body'
import { roleSuffices, type Role } from '#core/role'

/** What the person said in the dialog. */
export interface Said {
  reason: string
  /** An owner wants to publish although a guard stops it. */
  override: boolean
  /** What was typed where a name must be typed. */
  typed: string
}

interface Judged {
  /** `undefined` while it is being judged, `null` when it could not be: the server judges it all the same. */
  body: AssessmentBody | null | undefined
  publishing: AccountSettings['publishing'] | undefined
  role: Role
  /** Another person asked for it to be published. */
  bySomebodyElse?: boolean
}

/** The catalogue's number of an application that is open to the whole internet. */
const WHOLE_APP_PUBLIC = 'OPEN-04'

/** The guards that stop a publish, until an owner overrides them. */
export const brokenIn = (body: AssessmentBody | null | undefined): GuardBreach[] =>
  body?.assessment?.breaches.filter(({ verdict }) => verdict === 'broken') ?? []

/** Guards of which nobody could see whether they hold; those stop as well, as far as an owner set them. */
export const unseenIn = (body: AssessmentBody | null | undefined) =>
  body && !body.assessment ? body.unchecked.filter(({ guard }) => guard === 'break-glass' || guard === 'sentence') : []

/** Whether a reason must be given. */
export const needsReason = (body: AssessmentBody | null | undefined): boolean =>
  body?.assessment?.risk === 'high' || brokenIn(body).length > 0

/** Why a name must be typed before this is published; `undefined` for nearly everything. */
export function typedConfirmation(body: AssessmentBody | null | undefined): string | undefined {
  const { assessment } = body ?? {}
  const opened = assessment?.findings.some(({ id }) => id === WHOLE_APP_PUBLIC)
  if (opened) return 'This opens a whole application to anybody on the internet, without a login and unseen.'
  const closed = assessment?.breaches.find(({ guard, verdict }) => guard === 'last-let-in' && verdict === 'broken')
  return closed && `This takes the last way into ${closed.apps?.map(({ name }) => name).join(' and ')} away.`
}

/** Why this person does not publish such a change alone, as the account is set; `undefined` = they may. */
export function publisherElse({ body, publishing, role, bySomebodyElse = false }: Judged): string | undefined {
  const needed = publishing?.[body?.assessment?.risk ?? 'high']
  if (needed === 'owner' && !roleSuffices(role, 'owner')) return 'In this account an owner publishes such a change.'
  if (needed !== 'second-person' || (bySomebodyElse && roleSuffices(role, 'owner'))) return undefined
  return 'In this account one person proposes such a change and an owner publishes it.'
}

/** What must be done before it can be published, for the person; `undefined` = nothing. */
export function stopOf(judged: Judged, said: Said, name: string): string | undefined {
  const { body, role } = judged
  if (body === undefined) return 'What this would do is still being judged.'
  const stopped = brokenIn(body).length + unseenIn(body).length > 0
  if (stopped && !roleSuffices(role, 'owner')) return 'A guard stops this. An owner can publish it all the same.'
  if (stopped && !said.override) return 'A guard stops this. Override it with a reason, or change the draft.'
  const somebodyElse = publisherElse(judged)
  if (somebodyElse !== undefined) return somebodyElse
  if (said.reason.trim() === '' && (stopped || needsReason(body))) return 'Say why: this reaches far.'
  if (typedConfirmation(body) !== undefined && said.typed.trim() !== name.trim()) return `Type “${name}” to confirm.`
  return undefined
}
