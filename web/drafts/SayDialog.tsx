import { useState, type ReactNode } from 'react'
import type { ApiError } from '../api/api-error'
import { ServerErrorNote } from '../errors/ServerErrorNote'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { TextArea } from '../ui/TextArea'

interface Props {
  title: string
  /** What will happen, in whole sentences. */
  children: ReactNode
  /** What the text is for: "What should be different". */
  label: string
  /** The verb on the button. */
  action: string
  /** Why it must not be empty; absent when it may be. */
  needed?: string
  danger?: boolean
  pending: boolean
  error: ApiError | null
  onSay: (text: string) => void
  onClose: () => void
}

/** Asks for a few words to go with a step: why something is proposed, sent back or thrown away. */
export function SayDialog(props: Props) {
  const { title, children, label, action, needed, danger, pending, error, onSay, onClose } = props
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const lacking = needed !== undefined && text.trim() === ''
  const say = () => {
    setAsked(true)
    if (!lacking) onSay(text.trim())
  }
  return (
    <Dialog
      title={title}
      size="base"
      onClose={onClose}
      footer={
        <>
          {error && !pending && (
            <div className="mb-1 w-full">
              <ServerErrorNote error={error} onRetry={say} />
            </div>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant={danger ? 'destructive' : 'primary'} loading={pending} onClick={say}>
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-base">
        {children}
        <TextArea
          label={label}
          rows={3}
          maxLength={2000}
          value={text}
          error={asked && lacking ? needed : undefined}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
    </Dialog>
  )
}
