import { useStore, type ExternalStore } from '../../external-store'

/** Says what a key or button did to whoever does not see it happen. */
export function Announcer({ said }: { said: ExternalStore<string> }) {
  return <output className="sr-only">{useStore(said)}</output>
}
