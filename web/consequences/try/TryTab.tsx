import type { AskedFact } from '#core/visit-fact'
import { Skeleton } from '../../ui/Skeleton'
import { useOutcome } from '../counting'
import { useAsked } from '../use-asked'
import { AppResult } from './AppResult'
import { useVisitor } from './use-visitor'
import { VisitForm } from './VisitForm'
import { VisitorPicker } from './VisitorPicker'

/** How many applications are tried at once; the others are chosen in the list of them. */
const AT_ONCE = 12

const NOTHING: readonly AskedFact[] = []

/** Tries somebody, real or invented, at each application that the draft reaches, before and after. */
export function TryTab() {
  const apps = useOutcome(({ counted }) => counted?.apps)
  const { person, visit, version, pick, name, say } = useVisitor()
  const tried = apps?.slice(0, AT_ONCE).map(({ id }) => id) ?? []
  const { data, failed } = useAsked(
    'visit',
    visit.email !== undefined || Object.keys(visit).length > 0 ? { request: visit, apps: tried } : undefined,
  )
  const { data: asked = NOTHING } = useAsked('asks', { apps: tried })
  return (
    <div className="flex flex-col gap-4" data-own-undo>
      <VisitorPicker visit={visit} visitor={person} onPick={pick} onEmail={name} />
      <VisitForm key={version} visit={visit} onVisit={say} asked={asked} invented={!person} />
      {apps?.length === 0 && <p>No application uses this yet, so there is nowhere to try it.</p>}
      {failed !== undefined && <p role="alert">This visit could not be tried ({failed}).</p>}
      {!data && tried.length > 0 && Object.keys(visit).length === 0 && (
        <p className="text-kumo-subtle">Choose a person, or type any email address, to see what would happen.</p>
      )}
      {!data && failed === undefined && Object.keys(visit).length > 0 && tried.length > 0 && (
        <Skeleton className="h-24 w-full" />
      )}
      {data && (
        <ul aria-label="What would happen" aria-live="polite" className="flex flex-col gap-3">
          {data.map((result) => (
            <AppResult key={result.app.id} result={result} />
          ))}
        </ul>
      )}
      {apps && apps.length > AT_ONCE && (
        <p className="text-sm text-kumo-subtle">
          The first {AT_ONCE} of {apps.length} applications are tried.
        </p>
      )}
    </div>
  )
}
