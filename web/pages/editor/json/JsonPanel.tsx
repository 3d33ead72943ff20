import { BracketsCurlyIcon, CopyIcon } from '@phosphor-icons/react'
import { useMemo, useRef, useState } from 'react'
import type { AccessDocument } from '#core/document-kind'
import type { Draft } from '#core/draft'
import { Button } from '../../../ui/Button'

import { JsonEditor, type JsonEditorHandle } from './JsonEditor'
import { JsonProblems } from './JsonProblems'
import { formattedText, readDraft, textOfDraft } from './read-draft'
import { useSettled } from './use-settled'

interface Props {
  draft: Draft
  base: AccessDocument | undefined
  onApply: (draft: Draft) => void
  /** Whether the text says something that was not applied yet. */
  onEdited: (edited: boolean) => void
  onCancel: () => void
}

/** The draft as a text to edit, what is wrong with the text, and the buttons. */
export function JsonPanel({ draft, base, onApply, onEdited, onCancel }: Props) {
  const [initial] = useState(() => textOfDraft(draft, base))
  const [text, setText] = useState(initial)
  const editor = useRef<JsonEditorHandle>(null)
  const settled = useSettled(text, 250)
  const read = useMemo(() => readDraft(settled, draft, base), [settled, draft, base])
  const formatted = useMemo(() => formattedText(settled), [settled])
  const reason =
    text === initial
      ? 'Nothing has been changed.'
      : text !== settled
        ? 'Checking the text…'
        : read.state === 'refused'
          ? read.reason
          : undefined
  return (
    <div className="flex flex-col gap-3">
      <JsonEditor
        initial={initial}
        problems={read.problems}
        handle={editor}
        onText={(next) => {
          setText(next)
          onEdited(next !== initial)
        }}
      />
      <JsonProblems text={settled} problems={read.problems} onGoTo={(position) => editor.current?.goTo(position)} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button
          icon={BracketsCurlyIcon}
          disabledReason={formatted === undefined ? 'Only text that is valid JSON can be formatted.' : undefined}
          onClick={() => editor.current?.replace(formattedText(text) ?? text)}
        >
          Format
        </Button>
        <CopyButton text={text} />
        <span className="flex-1" />
        <Button onClick={onCancel}>Cancel</Button>
        <Button variant="primary" disabledReason={reason} onClick={() => read.state === 'draft' && onApply(read.draft)}>
          Apply to the draft
        </Button>
      </div>
    </div>
  )
}

function CopyButton({ text }: { text: string }) {
  const [said, setSaid] = useState('Copy')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Your browser does not allow copying'),
    )
  return (
    <Button icon={CopyIcon} onClick={() => void copy()} onBlur={() => setSaid('Copy')} aria-live="polite">
      {said}
    </Button>
  )
}
