import { SplitHorizontalIcon, XIcon } from '@phosphor-icons/react'
import { useEffect, useRef, useState } from 'react'
import type { Decision } from '#core/decision'
import { briefWords } from '#core/helper-group'
import { readRule } from '#core/rule'
import { RuleFields } from '../../../rules/RuleFields'
import { SelectorIcon } from '../../../rules/SelectorIcon'
import { Button } from '../../../ui/Button'
import { IconButton } from '../../../ui/IconButton'
import { AddRule } from '../AddRule'
import { useEditor } from '../editor-context'
import { PasteSorter } from '../PasteSorter'

interface Props {
  /** The rules of which one must hold. */
  rules: readonly unknown[]
  decision: Decision | undefined
  onRules: (rules: readonly unknown[]) => void
  /** Makes a row of each; absent while there is only one. */
  onSplit: (() => void) | undefined
  disabled: boolean
  /** Whether the focus goes to it when it comes. */
  takesFocus: () => boolean
}

/** The rules of an “any of” row as chips: each can be changed and taken out, and more can be added. */
export function AnyOfFields({ rules, decision, onRules, onSplit, disabled, takesFocus }: Props) {
  const { names } = useEditor()
  const [editing, setEditing] = useState<number>()
  const [pasted, setPasted] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const [focused] = useState(takesFocus)
  useEffect(() => (focused ? input.current?.focus() : undefined), [focused])
  const open = editing === undefined ? undefined : rules[editing]
  const read = open === undefined ? undefined : readRule(open)
  const selector = read && read.state !== 'unknown' ? read.selector : undefined
  const remove = (index: number) => {
    setEditing(undefined)
    onRules(rules.filter((_, at) => at !== index))
    input.current?.focus()
  }

  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="text-sm text-kumo-subtle">One of these is enough:</p>
      <ul aria-label="One of these is enough" className="flex flex-wrap gap-1.5">
        {rules.map((rule, index) => (
          <Chip
            // Rules have no names of their own, and their words may change while they are edited.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            rule={rule}
            words={briefWords(rule, names)}
            open={editing === index}
            onOpen={() => setEditing(editing === index ? undefined : index)}
            onRemove={disabled ? undefined : () => remove(index)}
          />
        ))}
      </ul>
      {editing !== undefined && selector && (
        <div className="rounded-lg bg-kumo-recessed/60 p-3">
          <RuleFields
            key={editing}
            selector={selector}
            value={read?.state === 'known' ? read.value : {}}
            problems={read?.state === 'known' ? read.problems : []}
            onChange={(value) => onRules(rules.with(editing, { [selector.key]: value }))}
            autoFocus
            disabled={disabled}
          />
        </div>
      )}
      {!disabled && (
        <div className="flex flex-wrap items-start gap-2">
          <div data-own-undo className="min-w-0 flex-1 basis-64">
            <AddRule
              decision={decision}
              onAdd={(added, { edit }) => {
                onRules([...rules, ...added])
                setEditing(edit ? rules.length : undefined)
              }}
              onPasteMany={setPasted}
              inputRef={input}
              label="Add what is enough as well"
              placeholder="or also…"
            />
          </div>
          {onSplit && (
            <Button icon={SplitHorizontalIcon} className="max-md:h-11" onClick={onSplit}>
              Ask for each of them
            </Button>
          )}
        </div>
      )}
      {pasted !== undefined && (
        <PasteSorter
          text={pasted}
          ruleType="require"
          existing={rules}
          onAdd={(added) => onRules([...rules, ...added])}
          onClose={() => setPasted(undefined)}
        />
      )}
    </div>
  )
}

interface ChipProps {
  rule: unknown
  words: string
  open: boolean
  onOpen: () => void
  onRemove: (() => void) | undefined
}

function Chip({ rule, words, open, onOpen, onRemove }: ChipProps) {
  const read = readRule(rule)
  const selector = read.state === 'unknown' ? undefined : read.selector
  return (
    <li className="flex min-w-0 items-center rounded-lg bg-kumo-tint ring ring-kumo-hairline">
      <button
        type="button"
        aria-expanded={open}
        disabled={selector === undefined}
        onClick={onOpen}
        className="flex min-h-8 min-w-0 items-center gap-1.5 rounded-lg py-1 pl-2 pr-1 text-left outline-none focus-visible:ring-2 focus-visible:ring-kumo-brand max-md:min-h-11"
      >
        <SelectorIcon name={selector?.icon ?? 'question'} />
        <span className="wrap-anywhere">{words}</span>
      </button>
      {onRemove && (
        <IconButton label={`Take out ${words}`} icon={XIcon} size="sm" className="max-md:size-11" onClick={onRemove} />
      )}
    </li>
  )
}
