import { useEffect, useMemo, useRef, useState } from 'react'
import { useForm, type Control } from 'react-hook-form'
import { sameDraft, type Draft, type RuleRow } from '#core/draft'
import type { AccessDocument } from '#core/document-kind'
import type { RuleLists } from '#core/evaluate'
import type { RuleType } from '#core/rule-type'
import { applyDraft } from './apply-draft'
import { checkDraft, type Checked } from './draft-check'
import { createStore, type ExternalStore } from '../../external-store'
import { record, redo, startHistory, undo, type History } from './history'
import { useDebounced } from './use-debounced'
import { useRuleLists, type RuleList } from './use-rule-lists'

/** How long after the last change the whole draft is looked at, in milliseconds: rarely while somebody types. */
const CHECK_PAUSE_MS = 250

/** How long after the last change people are counted, in milliseconds: often enough to follow somebody who types. */
const COUNT_PAUSE_MS = 80

/** Where the attention goes after a change that the person did not make at the place itself. */
type Place = { ruleType: RuleType; index: number } | undefined

export interface DraftForm {
  control: Control<Draft>
  /** The actions of a list of rules; what stands in it is in `fields`. */
  list: (ruleType: RuleType) => RuleList
  /** The whole draft as it was looked at last. */
  checked: ExternalStore<Checked>
  /** The whole draft, sooner after each change than it is looked at. */
  newest: ExternalStore<Draft>
  steps: ExternalStore<{ canUndo: boolean; canRedo: boolean }>
  /** The draft as it is this moment. */
  now: () => Draft
  /** Looks at the whole draft at once instead of after the next pause. */
  checkNow: () => Checked
  undo: () => Place
  redo: () => Place
  /** Puts another draft in the place of this one, as one step that can be undone. */
  replaceAll: (draft: Draft) => void
  /** The draft is `draft` now, compared with `base`: that is no step of its own. What came before it can be forgotten. */
  settle: (draft: Draft, base: AccessDocument | undefined, before: 'steps kept' | 'steps forgotten') => void
}

interface Options {
  start: Draft
  /** What the draft is compared with; absent for a new document. */
  base: AccessDocument | undefined
  /** What a group of the account holds, as far as it is known. */
  group: (id: string) => RuleLists | undefined
  /** Called after each look at the whole draft. */
  onCheck: (checked: Checked) => void
}

const rowsOf = (rows: readonly RuleRow[]) => rows.map(({ text, anyOf }) => (anyOf ? { text, anyOf } : { text }))

// The form changes its values in place, so a step of the history must not share its lists.
const snapshotOf = (values: Draft): Draft => ({
  ...values,
  include: rowsOf(values.include),
  require: rowsOf(values.require),
  exclude: rowsOf(values.exclude),
})

/**
 * The form behind the editor. Nothing here draws the page again on a keystroke: rows hold their own value, and what
 * looks at the whole (sentence, problems, undo) reads small stores that follow after a pause.
 */
export function useDraft({ start, base, group, onCheck }: Options): {
  /** The same object as long as the editor is open. */
  draft: DraftForm
  /** The rows of each list; drawn anew only when rows come, go or move. */
  fields: Record<RuleType, RuleList['fields']>
} {
  const form = useForm<Draft>({ defaultValues: start, mode: 'onSubmit' })
  const lists = useRuleLists(form.control)
  const listsNow = useRef(lists)
  const baseNow = useRef(base)
  // While a step is being put into the form, its single changes are no steps of their own.
  const applying = useRef(false)
  const history = useRef<History<Draft>>(undefined)
  history.current ??= startHistory(snapshotOf(start))

  const [checked] = useState(() => createStore(checkDraft(start, base, group)))
  const [newest] = useState(() => createStore(checked.get().draft))
  const [steps] = useState(() => createStore({ canUndo: false, canRedo: false }))

  useEffect(() => {
    listsNow.current = lists
  })

  const check = useDebounced(() => {
    const result = checkDraft(snapshotOf(form.getValues()), baseNow.current, group)
    checked.set(result)
    onCheck(result)
  }, CHECK_PAUSE_MS)
  const tell = useDebounced(() => newest.set(snapshotOf(form.getValues())), COUNT_PAUSE_MS)

  const draft = useMemo(() => {
    const present = () => history.current ?? startHistory(snapshotOf(start))

    const remember = (next: History<Draft>) => {
      history.current = next
      const canUndo = next.past.length > 0
      const canRedo = next.future.length > 0
      if (steps.get().canUndo !== canUndo || steps.get().canRedo !== canRedo) steps.set({ canUndo, canRedo })
    }
    const changed = (typing?: { field: string; at: number }) => {
      if (applying.current) return
      const next = snapshotOf(form.getValues())
      if (!sameDraft(next, present().present)) remember(record(present(), next, typing))
      tell.later()
      check.later()
    }
    const bring = (next: History<Draft>) => {
      const before = snapshotOf(form.getValues())
      remember(next)
      applying.current = true
      const place = applyDraft(form, listsNow.current, before, next.present)
      applying.current = false
      tell.now()
      check.now()
      return place
    }

    return {
      changed,
      control: form.control,
      checked,
      newest,
      steps,
      list: (ruleType: RuleType) => listsNow.current[ruleType],
      now: () => snapshotOf(form.getValues()),
      checkNow: () => {
        check.now()
        return checked.get()
      },
      undo: () => bring(undo(present())),
      redo: () => bring(redo(present())),
      replaceAll: (next: Draft) => void bring(record(present(), snapshotOf(next))),
      settle: (next: Draft, document: AccessDocument | undefined, before: 'steps kept' | 'steps forgotten') => {
        baseNow.current = document
        const settled = snapshotOf(next)
        bring(before === 'steps kept' ? { ...present(), present: settled } : startHistory(settled))
      },
    }
  }, [form, check, tell, checked, newest, steps, start])

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name, type }) =>
          draft.changed(type === 'change' && name !== undefined ? { field: name, at: performance.now() } : undefined),
      }),
    [form, draft],
  )

  return {
    draft,
    fields: { include: lists.include.fields, require: lists.require.fields, exclude: lists.exclude.fields },
  }
}
