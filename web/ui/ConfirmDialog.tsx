import type { ReactNode } from 'react'
import { Button } from './Button'
import { Dialog } from './Dialog'

interface Props {
  title: ReactNode
  /** The verb on the button, the same as in the title: "Delete policy". */
  action: string
  /** The action takes something away. */
  danger?: boolean
  pending: boolean
  /** What went wrong, shown beside the button that tries again. */
  error?: ReactNode
  onConfirm: () => void
  onClose: () => void
  /** What will happen, in whole sentences. */
  children: ReactNode
}

export function ConfirmDialog({ title, action, danger, pending, error, onConfirm, onClose, children }: Props) {
  return (
    <Dialog
      title={title}
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant={danger ? 'destructive' : 'primary'} loading={pending} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {error}
    </Dialog>
  )
}
