import type { AccountSettings, Risk } from '#core/account-settings'
import type { AssessmentBody } from '#core/assessment-body'
import { AppError } from '#core/errors'
import { roleSuffices } from '#core/role'
import type { UncheckedGuard } from '#core/unchecked-guard'
import type { Actor } from './auth/sign-in'

interface Publisher {
  settings: AccountSettings
  actor: Actor
  override?: { reason: string } | undefined
  /** Who proposed this, where somebody did. */
  proposedBy?: string | undefined
}

/** Those that an owner set. When they cannot be looked at, nobody may go by them unless an owner says so. */
const SET_BY_OWNERS: ReadonlySet<UncheckedGuard['guard']> = new Set(['break-glass', 'sentence'])

/** How many breaches stand in the message; all of them are in the details. */
const MOST_TOLD = 3

/**
 * Whether an override is what lets this be published.
 * @throws AppError `guarded` when a guard says no and no owner overrides it; `needs_approval` when a change of this risk
 *   is not this person's to publish
 */
export function mustBeAllowed(
  { assessment, unchecked }: AssessmentBody,
  publisher: Publisher,
): { overridden: boolean } {
  const breaches = assessment?.breaches ?? []
  const broken = breaches.filter(({ verdict }) => verdict === 'broken')
  // Where there is an assessment, what is unchecked is only how many people there are.
  const unseen = assessment ? [] : unchecked.filter(({ guard }) => SET_BY_OWNERS.has(guard))
  const stops = [...broken, ...unseen]
  const isOwner = roleSuffices(publisher.actor.role, 'owner')
  if (stops.length > 0 && !(isOwner && publisher.override)) {
    const told = stops.slice(0, MOST_TOLD).map(({ message }) => message)
    const more = stops.length > MOST_TOLD ? [`There are ${stops.length - MOST_TOLD} more reasons.`] : []
    const way = isOwner
      ? 'As an owner you can publish it all the same, with a reason.'
      : 'An owner of this Gatehouse can publish it all the same, with a reason.'
    const details = { breaches, ...(unseen.length > 0 && { unchecked: unseen }) }
    throw new AppError('guarded', [...told, ...more, way].join(' '), details)
  }
  // What could not be judged may be anything.
  mustBeTheirs(assessment?.risk ?? 'high', publisher)
  return { overridden: stops.length > 0 }
}

const REACH: Readonly<Record<Risk, string>> = {
  none: 'This changes nobody’s access',
  some: 'This changes the access of some people',
  high: 'This opens or closes more than most changes do',
}

/** @throws AppError `needs_approval` when a change of this risk is not this person's to publish */
export function mustBeTheirs(risk: Risk, { settings, actor, proposedBy }: Publisher): void {
  const needed = settings.publishing[risk]
  const isOwner = roleSuffices(actor.role, 'owner')
  if (needed === 'editor' || (needed === 'owner' && isOwner)) return
  const bySomebodyElse = proposedBy !== undefined && proposedBy.toLowerCase() !== actor.name.toLowerCase()
  if (isOwner && bySomebodyElse) return
  const way =
    needed === 'owner'
      ? 'in this account an owner publishes such a change. Propose it as a draft'
      : 'in this account one person proposes such a change and an owner publishes it. Propose it as a draft, for somebody else to publish'
  throw new AppError('needs_approval', `${REACH[risk]}, and ${way}.`, { risk, publisher: needed })
}
