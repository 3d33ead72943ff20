import type { AnyRouter } from '@tanstack/react-router'

/**
 * After a step to another page the focus goes to its heading, as it would with a page load: otherwise it stays on a
 * link that is gone, and nobody who listens to the page hears that it changed. A change of search words is no step.
 */
export function focusOnNavigation(router: AnyRouter) {
  let release: (() => void) | undefined
  return router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (!fromLocation || !pathChanged) return
    release?.()
    focusHeading()
    release = keepFocusOnHeading()
  })
}

function focusHeading() {
  const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  target?.focus({ preventScroll: true })
}

/** A page that is still loading is replaced, and its heading with it. The person's first key or click ends this. */
function keepFocusOnHeading() {
  const replaced = new MutationObserver(() => {
    if (document.activeElement === document.body || document.activeElement?.tagName === 'MAIN') focusHeading()
  })
  const gaveUp = new AbortController()
  const release = () => {
    replaced.disconnect()
    gaveUp.abort()
  }
  replaced.observe(document.body, { childList: true, subtree: true })
  for (const event of ['keydown', 'pointerdown']) {
    document.addEventListener(event, release, { capture: true, signal: gaveUp.signal })
  }
  return release
}
