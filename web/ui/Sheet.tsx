import { Dialog as Primitive } from '@cloudflare/kumo/primitives/dialog'
import { XIcon } from '@phosphor-icons/react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
}

/** A modal part of the page that comes up from below, for narrow screens. It is open as long as it is rendered. */
export function Sheet({ title, onClose, children }: Props) {
  return (
    <Primitive.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Primitive.Popup className="fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] min-h-[60dvh] flex-col rounded-t-2xl bg-kumo-base text-kumo-default shadow-lg ring ring-kumo-line outline-none">
          <header className="flex shrink-0 items-center justify-between gap-3 py-2 pr-3 pl-4">
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            <IconButton label="Close" icon={XIcon} className="size-11" onClick={onClose} />
          </header>
          <div className="flex min-h-0 flex-1 flex-col">{children}</div>
        </Primitive.Popup>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
