import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ChangeOutcome, ChangeState } from '#core/change-set'
import type { RecordState } from '#core/history-record'
import { isObject } from '#core/json'
import type { SharedDraft } from '#core/shared-draft'
import { ApiError, asApiError } from '../../api/api-error'
import { createDraft, stepOfDraft, updateDraft, type DraftContent } from '../../api/drafts'
import { recordsOfSet } from '../../api/history'
import type { Reasons } from '../../publish/reasons'
import { goesOnWith } from './use-opened-draft'

export type SharedDrafting = ReturnType<typeof useSharedDraft>

/**
 * The draft on the server that is being worked on, if there is one, and what keeps it there.
 * @param opened the one that the page was opened with
 */
export function useSharedDraft(account: string, opened: SharedDraft | undefined) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const create = useMutation(createDraft(queries, account))
  const update = useMutation(updateDraft(queries, account))
  const step = useMutation(stepOfDraft(queries, account))
  const [draft, setDraft] = useState(opened)
  const [theirs, setTheirs] = useState<SharedDraft>()
  const [error, setError] = useState<ApiError>()

  /** The page goes on with this draft in its address, or without one. */
  const goOnWith = async (next: string | undefined) => {
    goesOnWith.set({ draft: next })
    await navigate({ to: '.', search: { draft: next }, replace: true })
  }

  /** @throws ApiError */
  const written = async (content: DraftContent, onto: SharedDraft | undefined): Promise<SharedDraft> => {
    const made = onto
      ? await update.mutateAsync({ ...content, id: onto.id, version: onto.version })
      : await create.mutateAsync(content)
    setDraft(made)
    setTheirs(undefined)
    if (!onto) await goOnWith(made.id)
    return made
  }

  /** Does something with the draft. What went wrong is told on the page, and nothing is answered then. */
  const attempt = async <Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> => {
    setError(undefined)
    try {
      return await work()
    } catch (thrown) {
      const failed = asApiError(thrown)
      const newer = newerVersion(failed)
      if (newer) setTheirs(newer)
      else setError(failed)
      return undefined
    }
  }

  return {
    draft,
    /** What somebody else kept of it after it was opened here. */
    theirs,
    error,
    keeping: create.isPending || update.isPending,
    proposing: step.isPending,
    /** Keeps what the draft says on the server, in the place of `onto`. */
    keep: (content: DraftContent, onto = draft) => attempt(() => written(content, onto)),
    /** Keeps what the draft says and asks an owner to publish it. */
    propose: (content: DraftContent, text: string | undefined) =>
      attempt(async () => {
        const { id, version } = await written(content, draft)
        const proposed = await step.mutateAsync({ id, version, step: 'propose', ...(text && { text }) })
        setDraft(proposed)
        return proposed
      }),
    discard: () =>
      attempt(async () => {
        if (draft) await step.mutateAsync({ id: draft.id, version: draft.version, step: 'discard' })
        setDraft(undefined)
        await goOnWith(undefined)
        return true
      }),
    /** The page goes on from what somebody else kept. */
    moveTo: (kept: SharedDraft) => {
      setDraft(kept)
      setTheirs(undefined)
    },
    /**
     * Publishes what the draft says by its way, so that it is at an end. Answers what became of its own change.
     * @throws ApiError
     */
    publish: async (
      content: DraftContent,
      onto: SharedDraft,
      { reason, override }: Reasons,
    ): Promise<{ changes: ChangeOutcome[] }> => {
      try {
        const { id, version } = await written(content, onto)
        const { set } = await step.mutateAsync({
          id,
          version,
          step: 'publish',
          ...(reason && { text: reason }),
          override,
        })
        const records = set === undefined ? [] : await recordsOfSet(queries, account, set)
        setDraft(undefined)
        return {
          changes: records.map(({ action, kind, name, state, id: own = '' }) => ({
            action,
            kind,
            name,
            id: own,
            state: isOpen(state) ? 'not_done' : state,
          })),
        }
      } catch (thrown) {
        const failed = asApiError(thrown)
        const newer = newerVersion(failed)
        if (!newer) throw failed
        // It is the draft that changed, not what it is about.
        setTheirs(newer)
        throw new ApiError(409, { code: 'conflict', message: failed.body.message })
      }
    },
    leave: () => goOnWith(undefined),
  }
}

/** Nobody knows yet, or ever will, what became of it. */
const isOpen = (state: RecordState): state is Exclude<RecordState, ChangeState> =>
  state === 'begun' || state === 'undoing' || state === 'unsettled'

/** Of a refusal: the draft as somebody else kept it meanwhile. */
function newerVersion({ body: { code, live } }: ApiError): SharedDraft | undefined {
  return code === 'changed_meanwhile' && isObject(live) && 'remarks' in live
    ? (live as unknown as SharedDraft)
    : undefined
}
