import { useDeferredValue, useMemo, useState } from 'react'
import type { Decision } from '#core/decision'
import type { RuleType } from '#core/rule-type'
import { useEditor } from './editor-context'
import { findRules } from './rule-display'
import type { RuleList } from './use-rule-lists'

/** The rows that hold what somebody looks for; all of them when nobody looks for anything. */
export function useShownRows(ruleType: RuleType, fields: RuleList['fields'], decision: Decision | undefined) {
  const { draft, names } = useEditor()
  const [wanted, setWanted] = useState('')
  const looked = useDeferredValue(wanted)
  const shown = useMemo(() => {
    if (looked.trim() === '') return fields.map((_, index) => index)
    // Rows keep what is typed in them to themselves, so the words are read from the form and not from `fields`.
    const texts = draft.now()[ruleType].map(({ text }) => text)
    return findRules(texts, ruleType, looked, { ...names, decision })
  }, [looked, fields, draft, ruleType, decision, names])
  return { shown, wanted, setWanted }
}
