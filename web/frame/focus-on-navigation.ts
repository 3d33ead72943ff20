import type { AnyRouter } from '@tanstack/react-router'

/**
 * After a step to another page the focus goes to its heading, as it would with a page load: otherwise it stays on a
 * link that is gone, and nobody who listens to the page hears that it changed. A change of search words is no step.
 */
export function focusOnNavigation(router: AnyRouter) {
  return router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (!fromLocation || !pathChanged) return
    const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
    target?.focus({ preventScroll: true })
  })
}
