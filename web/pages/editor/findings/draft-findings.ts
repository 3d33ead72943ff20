import { anyOfsIn } from '#core/any-of'
import { groupsOfAnyOfs } from '#core/any-of-changes'
import type { AccessDocument } from '#core/document-kind'
import type { DocumentProblem } from '#core/document-problem'
import type { ErrorPlace } from '#core/errors'
import type { AccountFacts } from '#core/findings/account-facts'
import { findingsOfDraft } from '#core/findings/find'
import type { Finding } from '#core/findings/finding'
import { partedByWaivers, type Waiver } from '#core/waiver'
import { placeKey, type Checked } from '../draft-check'

/** What is found in the draft as it was looked at last. */
export interface DraftFindings {
  /** What counts, the gravest first. */
  counting: readonly Finding[]
  /** What counts by its place in the draft; see `placeKey`. */
  byPlace: ReadonlyMap<string, readonly Finding[]>
  waived: readonly { finding: Finding; waiver: Waiver }[]
  /** It is known what was said of rules, so that what lacks it is found. */
  notesKnown: boolean
}

/** The id of a document that was never saved, which no document of an account has. */
const NEW = 'new'

interface Options {
  /** Absent: a new document. */
  id: string | undefined
  facts: AccountFacts
  waivers: readonly Waiver[]
}

/**
 * Looks for findings in a draft. Where something keeps the draft from being saved, that is said already, and what is
 * found at that place would only repeat it.
 */
export function findingsIn({ draft, document, problems }: Checked, { id, facts, waivers }: Options) {
  const errors = new Set(problems.filter(({ severity }) => severity === 'error').map(({ place }) => placeKey(place)))
  // The account has none that is called so, so that a new document is judged beside all others.
  const made = groupsOfAnyOfs(anyOfsIn(draft), { nameOf: () => ({ state: 'unread' }) })
  const found = findingsOfDraft(draft.kind, { ...document, id: id ?? NEW } as AccessDocument, facts, made)
  return foundBy(
    found.filter(({ place }) => !errors.has(placeKey(draftPlaceOf(place)))),
    waivers,
    facts,
  )
}

function foundBy(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  { now, notes }: Pick<AccountFacts, 'now' | 'notes'>,
): DraftFindings {
  const { counting, waived } = partedByWaivers(findings, waivers, now)
  const byPlace = new Map<string, Finding[]>()
  for (const finding of counting) {
    const key = placeKey(draftPlaceOf(finding.place))
    const here = byPlace.get(key)
    if (here) here.push(finding)
    else byPlace.set(key, [finding])
  }
  return { counting, byPlace, waived, notesKnown: notes !== undefined }
}

/** The place of a finding as the editor names places; empty when it is about the whole document. */
export const draftPlaceOf = ({ ruleType, field, index }: Finding['place']): ErrorPlace => {
  const name = ruleType ?? field
  return name === undefined ? {} : { field: name, ...(index === undefined ? {} : { index }) }
}

/** Whether a finding says what a doubt says already, and perhaps more. */
export const repeats = ({ message }: Finding, problem: DocumentProblem): boolean =>
  message.startsWith(problem.message.replace(/\.$/, ''))
