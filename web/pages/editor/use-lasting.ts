import { useLayoutEffect, useRef, useState } from 'react'

type Action = (...given: never[]) => unknown

/**
 * The same actions for as long as the page is open, each doing what its newest version does: what has them is not drawn
 * anew for them.
 */
export function useLasting<Actions extends { [name in keyof Actions]: Action }>(actions: Actions): Actions {
  const newest = useRef(actions)
  useLayoutEffect(() => {
    newest.current = actions
  })
  const [lasting] = useState(() => {
    const names = Object.keys(actions) as (keyof Actions)[]
    const calling =
      (name: keyof Actions) =>
      (...given: never[]) =>
        newest.current[name](...given)
    return Object.fromEntries(names.map((name) => [name, calling(name)])) as Actions
  })
  return lasting
}
