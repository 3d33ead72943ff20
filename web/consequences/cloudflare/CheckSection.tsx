import { useState } from 'react'
import { useAccountId } from '../../api/account'
import { policyTestsOf } from '../../api/policy-tests'
import { Button } from '../../ui/Button'
import { Disclosure } from '../../ui/Disclosure'
import { Select } from '../../ui/Select'
import { useStore } from '../../external-store'
import { useCounting, useOutcome } from '../counting'
import type { Counted } from '../questions'
import { useAsked } from '../use-asked'
import { keepingRun, type CheckedPlace } from './check'
import { CheckProgress } from './CheckProgress'
import { CheckResult } from './CheckResult'
import { runCheck, waitFor } from './run-check'

/** Has Cloudflare test the draft itself, when somebody asks for it: never unasked, since it costs calls. */
export function CheckSection({ counted }: { counted: Counted }) {
  const check = useStore(useCounting().check)
  const places = placesOf(counted)
  const [chosen, setChosen] = useState<string>()
  const place = places.find(({ id }) => id === chosen) ?? places[0]
  return (
    <section aria-label="Check with Cloudflare" className="rounded-lg ring ring-kumo-hairline">
      <Disclosure summary="Check with Cloudflare">
        <div className="flex flex-col gap-3 px-3 pb-3 text-sm">
          <p className="text-kumo-subtle">
            Cloudflare can judge this draft by itself, for everybody who ever logged in: how it is now, and as drafted.
            That changes nothing. It takes some of the calls that are granted to this account’s token.
          </p>
          {places.length > 1 && !check?.stop && (
            <Select
              label="At which application"
              size="sm"
              value={place?.id ?? ''}
              onChange={setChosen}
              options={places.map(({ id = '', name }) => ({ value: id, label: name }))}
            />
          )}
          {check?.stop ? <CheckProgress check={check} /> : place && <Start place={place} again={check !== undefined} />}
          {check && <CheckResult check={check} />}
        </div>
      </Disclosure>
    </section>
  )
}

/** Those where most happens come first. */
function placesOf({ about, apps }: Counted): CheckedPlace[] {
  if (about === 'documents') return [{ name: 'the rules that are changed' }]
  const weight = ({ counts }: (typeof apps)[number]) => counts.gain + counts.lose + counts['cannot-tell']
  return apps.toSorted((a, b) => weight(b) - weight(a)).map(({ id, name }) => ({ id, name }))
}

function Start({ place, again }: { place: CheckedPlace; again: boolean }) {
  const counting = useCounting()
  const account = useAccountId()
  const changes = useOutcome((outcome) => outcome.changes)
  const asked = changes === undefined ? undefined : { changes, ...(place.id !== undefined && { app: place.id }) }
  const { data, failed } = useAsked('test', asked)
  if (failed !== undefined) return <p role="alert">It could not be found out what to test ({failed}).</p>
  if (data && !data.possible) return <p>Not possible here. {data.why}</p>
  return (
    <Button
      size="sm"
      className="self-start"
      loading={!data || changes === undefined}
      onClick={() => {
        if (!data || changes === undefined) return
        const { asking, check } = counting
        runCheck(
          data,
          { place, changes },
          {
            ask: asking.ask,
            api: policyTestsOf(account),
            wait: waitFor,
            onCheck: keepingRun(check),
          },
        )
      }}
    >
      {again ? 'Test again' : 'Have it tested'}
    </Button>
  )
}
