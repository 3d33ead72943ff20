import { memo, useCallback, useId, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { knownDecision } from '#core/decision'
import { ruleOf } from '#core/draft'
import { ruleTypeWords, type RuleType } from '#core/rule-type'
import { AddRule } from './AddRule'
import { BlockHeader } from './BlockHeader'
import { blockLook } from './block-look'
import { useEditor } from './editor-context'
import { FieldProblems } from './FieldProblems'
import { PasteSorter } from './PasteSorter'
import { RuleFinder } from './RuleFinder'
import { RuleRows } from './RuleRows'
import type { RuleList } from './use-rule-lists'
import { useShownRows } from './use-shown-rows'

interface Props {
  ruleType: RuleType
  fields: RuleList['fields']
}

/** One of the three lists of rules: who gets in, what they must also be, and who never does. */
export const Block = memo(function Block({ ruleType, fields }: Props) {
  const { kind, draft, actions, lockedReason } = useEditor()
  const decision = useWatch({ control: draft.control, name: 'decision' })
  const ofPolicy = kind === 'policies' ? knownDecision(decision) : undefined
  const [pasted, setPasted] = useState<string>()
  const addInput = useRef<HTMLInputElement>(null)
  const headingId = useId()
  const { plain } = ruleTypeWords[ruleType]
  const { shown, wanted, setWanted } = useShownRows(ruleType, fields, ofPolicy)
  const onEmpty = useCallback(() => addInput.current?.focus(), [])

  return (
    <section
      data-block={ruleType}
      tabIndex={-1}
      aria-labelledby={headingId}
      className={`min-w-0 rounded-xl border-l-4 bg-kumo-recessed/60 p-3 outline-none focus-visible:ring-2 focus-visible:ring-kumo-brand sm:p-4 ${blockLook[ruleType].side}`}
    >
      <BlockHeader ruleType={ruleType} headingId={headingId} count={fields.length} />
      <FieldProblems field={ruleType} />
      <RuleFinder total={fields.length} found={shown.length} wanted={wanted} onWanted={setWanted} />
      {fields.length === 0 ? (
        <p className="py-1 text-kumo-subtle">{blockLook[ruleType].empty}</p>
      ) : (
        <RuleRows
          ruleType={ruleType}
          label={`Rules of “${plain}”`}
          fields={fields}
          shown={shown}
          decision={ofPolicy}
          onEmpty={onEmpty}
        />
      )}
      {lockedReason === undefined && (
        // What is typed here is not part of the draft yet: the browser's own undo serves it.
        <div data-add data-own-undo className="mt-3">
          <AddRule
            decision={ofPolicy}
            onAdd={(rules, options) => actions.add(ruleType, rules, options)}
            onPasteMany={setPasted}
            inputRef={addInput}
            label={`Add to “${plain}”`}
          />
        </div>
      )}
      {pasted !== undefined && (
        <PasteSorter
          text={pasted}
          ruleType={ruleType}
          existing={draft.now()[ruleType].map(ruleOf)}
          onAdd={(rules) => actions.add(ruleType, rules, { edit: false })}
          onClose={() => setPasted(undefined)}
        />
      )}
    </section>
  )
})
