import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SeenHelper } from '#core/any-of'
import { groupsIn, type LiveHelpers } from '#core/any-of-changes'
import type { GroupDocument } from '#core/documents'
import { documentOf, type Draft } from '#core/draft'
import type { RuleLists } from '#core/evaluate'
import { helperRules } from '#core/helper-group'
import { useAccountId } from '../../../api/account'
import { groupResource } from '../../../api/groups'
import { useLiveHelpers } from '../../../api/live-helpers'
import type { EditorStart } from '../editor-start'
import { useZone } from '../use-resource'

/** The groups of the account as the editor needs them, and among them the helper groups of the document. */
export interface Helpers extends LiveHelpers {
  /** The document itself; absent for a new one. */
  documentId: string | undefined
  /** Whether this document can have “any of” rows: a group that belongs to one domain cannot use groups of the account. */
  able: boolean
  /** The groups of the account, as far as they are read. */
  groups: readonly GroupDocument[]
  /** What a group of the account holds. */
  holds: (id: string) => RuleLists | undefined
  /** A helper group that the document names, ready to be changed; `undefined` = another group, or not read yet. */
  seen: (id: string) => SeenHelper | undefined
  /** Some of the helper groups that the document names are still being read. */
  isPending: boolean
  /** Whether a group is a helper group, as the list of groups says. */
  isHelper: (id: string) => boolean
}

const NONE: readonly GroupDocument[] = []

/** Reads the helper groups that a document names, each in its version, so that a change of one can name it. */
export function useHelpers({ base, draft }: EditorStart, now: object | undefined): Helpers {
  const account = useAccountId()
  const able = useZone() === undefined
  const { data: groups = NONE } = useQuery(groupResource.list(account))
  const [atStart] = useState(() => new Set([...groupsIn(base?.document), ...groupsIn(documentOfDraft(draft, base))]))
  const helpers = useMemo(
    () => new Map(groups.flatMap((group) => (helperRules(group) ? [[group.id, group] as const] : []))),
    [groups],
  )
  const wanted = [...new Set([...atStart, ...groupsIn(now)])].filter((id) => able && helpers.has(id))
  const { live, uses, isPending } = useLiveHelpers(wanted)

  return useMemo(() => {
    const byId = new Map(groups.map((group) => [group.id, group]))
    return {
      documentId: base?.document.id,
      able,
      groups,
      holds: (id) => byId.get(id),
      live,
      uses,
      isPending,
      isHelper: (id) => helpers.has(id),
      seen: (id) => {
        const version = live(id)
        const rules = version && helperRules(version.document)
        return rules && { id, etag: version.etag, rules }
      },
    }
  }, [base, able, groups, helpers, live, uses, isPending])
}

const documentOfDraft = (draft: Draft, base: EditorStart['base']) => documentOf(draft, base?.document)
