import type { AccessRequest } from '#core/access-request'
import { TOLD_BY_LOGIN_METHOD, VISIT_FACTS, type AskedFact, type VisitFact } from '#core/visit-fact'
import { useAccountFacts } from '../../api/facts'
import { Disclosure } from '../../ui/Disclosure'
import { FactField } from './FactField'

interface Props {
  visit: AccessRequest
  onVisit: (visit: AccessRequest) => void
  /** What the rules of the applications that are tried ask for. */
  asked: readonly AskedFact[]
  /** Nothing is known of the visitor yet, so what the rules ask for stands open. */
  invented: boolean
}

/** Said of every visit, whatever the rules ask. */
const FIRST: readonly VisitFact[] = ['identity_provider', 'country']

/** These are several inputs each, and take the whole width. */
const WIDE: readonly VisitFact[] = ['posture', 'external']

/**
 * All that can be known of a visit, what the rules ask for first. What is left open is not known, and rules that ask for
 * it cannot be told.
 */
export function VisitForm({ visit, onVisit, asked, invented }: Props) {
  const { facts } = useAccountFacts()
  const wanted = new Set(asked.map(({ fact }) => fact))
  const others = VISIT_FACTS.filter((fact) => !FIRST.includes(fact) && fact !== 'email')
  const [first, more] = [others.filter((fact) => wanted.has(fact)), others.filter((fact) => !wanted.has(fact))]
  // With another login method what the last one told is gone, and so are the inputs that showed it.
  const keyOf = (fact: VisitFact) =>
    fact !== 'identity_provider' && TOLD_BY_LOGIN_METHOD.has(fact) ? `${fact} ${visit.identity_provider?.id}` : fact
  const draw = (some: readonly VisitFact[]) => (
    <div className="grid gap-3 sm:grid-cols-2">
      {some.map((fact) => (
        <div key={keyOf(fact)} className={WIDE.includes(fact) ? 'empty:hidden sm:col-span-2' : 'min-w-0 empty:hidden'}>
          <FactField {...{ fact, visit, onVisit, asked, facts }} />
        </div>
      ))}
    </div>
  )
  return (
    <div className="flex flex-col gap-3">
      {draw(FIRST)}
      {first.length > 0 && (
        <Disclosure open={invented} summary="What the rules here ask for">
          {draw(first)}
        </Disclosure>
      )}
      <Disclosure summary="More about the visit">{draw(more)}</Disclosure>
    </div>
  )
}
