import { memo, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useController } from 'react-hook-form'
import type { Decision } from '#core/decision'
import { ruleRow, type RuleRow as Row } from '#core/draft'
import type { RuleType } from '#core/rule-type'
import { RuleFields } from '../../rules/RuleFields'
import { Button } from '../../ui/Button'
import { useEditor } from './editor-context'
import { AnyOfFields } from './any-of/AnyOfFields'
import { AboutAnyOf, NeverTogether } from './any-of/AnyOfNotes'
import { useAnyOfRow } from './any-of/use-any-of-row'
import { NoteLine } from './notes/NoteLine'
import { useRuleNote } from './notes/use-rule-note'
import { displayOfRow } from './rule-display'
import { closeOnEscape, rowKeys } from './row-keys'
import { RuleMenu } from './RuleMenu'
import { RuleNotes } from './RuleNotes'
import { RuleWords } from './RuleWords'

interface Props {
  ruleType: RuleType
  index: number
  /** The row's place among those shown, from 1, and how many are shown. */
  position: number
  size: number
  decision: Decision | undefined
  /** Its fields are shown. */
  open: boolean
  /** The one row of its list that the Tab key reaches. */
  reachable: boolean
  onOpen: (index: number, open: boolean) => void
  onReach: (index: number) => void
}

// While rows go, the last one is drawn once more without a value.
const GONE: Row = { text: '{}' }

/** One rule: its words, what is wrong with it, and its fields while it is being edited. Only it is drawn on a keystroke. */
export const RuleRow = memo(function RuleRow({
  ruleType,
  index,
  position,
  size,
  decision,
  open,
  reachable,
  onOpen,
  onReach,
}: Props) {
  const { draft, actions, names, lockedReason } = useEditor()
  const { field } = useController({ control: draft.control, name: `${ruleType}.${index}` })
  const [touched, setTouched] = useState(false)
  const row = (field.value as Row | undefined) ?? GONE
  const {
    read,
    phrase,
    text: words,
  } = useMemo(() => displayOfRow(row, ruleType, { ...names, decision }), [row, ruleType, decision, names])
  const selector = read.state === 'unknown' ? undefined : read.selector
  const anyOf = useAnyOfRow({ ruleType, index, row, open, onRow: field.onChange, onOpen })
  const { note, ask } = useRuleNote(ruleType, row, read)
  const noteId = useId()
  const editable = anyOf.reading ? false : selector !== undefined
  const showsFields = open && editable
  const { row: element, takesFocus } = useWait(open && anyOf.reading)

  return (
    <div
      ref={element}
      role="listitem"
      data-row={index}
      tabIndex={reachable ? 0 : -1}
      aria-label={words}
      aria-describedby={note && noteId}
      aria-posinset={position}
      aria-setsize={size}
      onFocus={() => onReach(index)}
      onKeyDown={(event) =>
        rowKeys(event, {
          ruleType,
          index,
          locked: lockedReason !== undefined,
          // What is still being read opens once it is.
          editable: selector !== undefined,
          open,
          actions,
          onOpen,
          onAnyOf: anyOf.begin,
          onNote: ask,
        })
      }
      className="group/row rounded-lg bg-kumo-base px-3 py-1.5 ring ring-kumo-hairline outline-none focus-visible:ring-2 focus-visible:ring-kumo-brand"
    >
      <div className="flex min-h-9 items-center gap-2.5 max-sm:min-h-11">
        <RuleWords read={read} phrase={phrase} anyOf={anyOf.rules !== undefined} />
        {showsFields ? (
          <Button size="sm" className="max-md:h-11" onClick={() => onOpen(index, false)}>
            Done
          </Button>
        ) : (
          <RuleMenu
            {...{ ruleType, index, words, editable, reachable, onOpen, anyOf }}
            noted={note !== undefined}
            onNote={ask}
          />
        )}
      </div>
      {showsFields && (
        <div
          role="presentation"
          onKeyDownCapture={(event) => closeOnEscape(event, () => onOpen(index, false))}
          className="mt-2 border-t border-kumo-hairline pt-3 pb-2"
        >
          {anyOf.edited ? (
            <AnyOfFields
              rules={anyOf.edited}
              decision={decision}
              onRules={anyOf.setRules}
              onSplit={anyOf.rules && (() => actions.split(index))}
              disabled={lockedReason !== undefined}
              takesFocus={takesFocus}
            />
          ) : (
            selector && (
              <RuleFields
                selector={selector}
                value={read.state === 'known' ? read.value : {}}
                problems={read.state === 'known' ? read.problems : []}
                onChange={(value) => {
                  setTouched(true)
                  field.onChange(ruleRow({ [selector.key]: value }))
                }}
                autoFocus
                disabled={lockedReason !== undefined}
              />
            )
          )}
        </div>
      )}
      {open && anyOf.notRead && (
        <p role="status" className="pb-1.5 pl-7 text-sm text-kumo-subtle">
          {anyOf.notRead}
        </p>
      )}
      {ruleType === 'require' && <NeverTogether index={index} />}
      {anyOf.rules && <AboutAnyOf row={row} onRow={field.onChange} />}
      {note && <NoteLine id={noteId} note={note} />}
      <RuleNotes ruleType={ruleType} index={index} read={read} fieldsShown={showsFields} touched={touched} />
    </div>
  )
})

/** The fields of a row that had to wait take the focus only if it is still on the row: whoever went on is not called back. */
function useWait(waits: boolean) {
  const row = useRef<HTMLDivElement>(null)
  const waited = useRef(waits)
  useEffect(() => {
    waited.current = waits
  })
  return { row, takesFocus: () => !waited.current || row.current?.contains(document.activeElement) === true }
}
