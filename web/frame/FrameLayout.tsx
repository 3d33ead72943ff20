import { ListIcon, XIcon } from '@phosphor-icons/react'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { IconButton } from '../ui/IconButton'
import { AccountSwitcher } from './AccountSwitcher'
import { Brand } from './Brand'
import { Navigation } from './Navigation'
import { PracticeBanner } from './PracticeBanner'
import { ReadOnlyBanner } from '../connection/ReadOnlyBanner'
import { SkipLink } from './SkipLink'
import { SignedInAs } from '../sign-in/SignedInAs'
import { ThemeSwitch } from '../theme/ThemeSwitch'

interface Props {
  children: ReactNode
  /** Stands under the page and stays in view. */
  bottom?: ReactNode
}

/** The bar at the side (above, on narrow screens) and the page beside it. */
export function FrameLayout({ children, bottom }: Props) {
  const { open, toggle, button } = useNarrowMenu()
  return (
    <>
      <SkipLink />
      <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
        <header className="border-kumo-hairline bg-kumo-base max-md:border-b md:sticky md:top-0 md:flex md:h-dvh md:flex-col md:border-r">
          <div className="flex items-center justify-between px-4 py-3">
            <Brand />
            <div className="md:hidden">
              <IconButton
                ref={button}
                label={open ? 'Close the menu' : 'Open the menu'}
                icon={open ? XIcon : ListIcon}
                aria-expanded={open}
                aria-controls="menu"
                onClick={toggle}
              />
            </div>
          </div>
          <div
            id="menu"
            className={`flex-1 flex-col gap-4 overflow-y-auto px-3 pt-1 pb-4 md:flex ${open ? 'flex' : 'hidden'}`}
          >
            <AccountSwitcher />
            <Navigation />
            <div className="flex flex-col items-start gap-2 px-1 md:mt-auto">
              <ThemeSwitch />
              <SignedInAs />
            </div>
          </div>
        </header>
        <div className="flex min-w-0 flex-col md:min-h-dvh">
          <PracticeBanner />
          <ReadOnlyBanner />
          <main id="page" tabIndex={-1} className="flex-1 outline-none">
            {children}
          </main>
          {bottom}
        </div>
      </div>
    </>
  )
}

/** The menu of narrow screens: closed by going somewhere, and by Escape, which gives the focus back to its button. */
function useNarrowMenu() {
  const button = useRef<HTMLButtonElement>(null)
  const pathname = useRouterState({ select: ({ location }) => location.pathname })

  // Open on one page only: whoever goes to another finds it closed.
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === pathname

  useEffect(() => {
    if (!open) return undefined
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      setOpenAt(undefined)
      button.current?.focus()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [open])

  return { open, toggle: () => setOpenAt(open ? undefined : pathname), button }
}
