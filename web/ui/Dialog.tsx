import { Dialog as KumoDialog } from '@cloudflare/kumo/components/dialog'
import { XIcon } from '@phosphor-icons/react'
import { useEffect, type ReactNode } from 'react'
import { IconButton } from './IconButton'

interface Props {
  title: ReactNode
  /** One or two sentences under the title; read out when the dialog opens. */
  description?: ReactNode
  size?: 'sm' | 'base' | 'lg' | 'xl'
  /** The buttons, in reading order; they stay in view while the rest scrolls. */
  footer?: ReactNode
  /** `alertdialog`: a click outside does not close it. */
  role?: 'dialog' | 'alertdialog'
  onClose: () => void
  children?: ReactNode
}

/** A modal dialog that is open as long as it is rendered. Focus goes back to where it came from. */
export function Dialog({ title, description, size = 'lg', footer, role = 'dialog', onClose, children }: Props) {
  useFocusReturn()
  return (
    <KumoDialog.Root role={role} open onOpenChange={(open: boolean) => !open && onClose()}>
      <KumoDialog size={size} className="flex max-h-[calc(100dvh-4rem)] flex-col sm:max-h-[calc(100dvh-8rem)]">
        <header className="py-4 pr-14 pb-2 pl-5">
          <KumoDialog.Title className="text-lg font-semibold wrap-anywhere">{title}</KumoDialog.Title>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-4">
          {description && (
            <KumoDialog.Description className="mb-3 text-base text-kumo-subtle">{description}</KumoDialog.Description>
          )}
          {children}
        </div>
        {footer && (
          <footer className="flex flex-wrap justify-end gap-2 border-t border-kumo-hairline px-5 py-3">{footer}</footer>
        )}
        {/* Last, so that a dialog opens with the focus on its content and not on a button with a tooltip. */}
        <div className="absolute top-3.5 right-3.5">
          <IconButton label="Close" icon={XIcon} size="sm" onClick={onClose} />
        </div>
      </KumoDialog>
    </KumoDialog.Root>
  )
}

// A dialog that is unmounted rather than closed leaves the focus on <body>.
function useFocusReturn() {
  useEffect(() => {
    const opener = document.activeElement
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus()
      })
    }
  }, [])
}
