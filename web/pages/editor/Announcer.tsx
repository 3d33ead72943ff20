import { useStore, type ExternalStore } from './external-store'

/** Says what a key or button did to whoever does not see it happen. */
export function Announcer({ said }: { said: ExternalStore<string> }) {
  return (
    <p role="status" className="sr-only">
      {useStore(said)}
    </p>
  )
}
