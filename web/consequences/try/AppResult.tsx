import { ArrowRightIcon } from '@phosphor-icons/react'
import { dependsOn } from '#core/explain-words'
import type { Explanation } from '#core/explain'
import { capitalised } from '#core/sentence'
import { PhraseText } from '../../rules/PhraseText'
import { Disclosure } from '../../ui/Disclosure'
import type { NamedPolicy, Visited } from '../questions'
import { AccessMark } from './AccessMark'
import { ExplanationTree } from './ExplanationTree'

/** What becomes of a visit at one application, now and under the draft, and why, step by step. */
export function AppResult({ result: { app, before, after } }: { result: Visited }) {
  const same = before.outcome.access === after.outcome.access
  return (
    <li className="flex flex-col gap-1.5 rounded-lg p-3 ring ring-kumo-hairline">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong className="font-semibold wrap-anywhere">{app.name}</strong>
        {same ? (
          <>
            <AccessMark access={after.outcome.access} />
            <span className="text-sm text-kumo-subtle">now and under the draft</span>
          </>
        ) : (
          <>
            <span className="sr-only">now</span>
            <AccessMark access={before.outcome.access} />
            <ArrowRightIcon aria-hidden size={14} />
            <span className="sr-only">under the draft</span>
            <AccessMark access={after.outcome.access} />
          </>
        )}
      </p>
      <Reason explanation={after} />
      {!same && before.outcome.access === 'unknown' && (
        <p className="text-sm text-kumo-subtle wrap-anywhere">
          As it is now: <PhraseText phrase={before.reason} />
        </p>
      )}
      <Disclosure summary={same ? 'Step by step' : 'Step by step, under the draft'}>
        <ExplanationTree explanation={after} />
      </Disclosure>
      {!same && (
        <Disclosure summary="Step by step, as it is now">
          <ExplanationTree explanation={before} />
        </Disclosure>
      )}
    </li>
  )
}

function Reason({ explanation: { outcome, missing, reason } }: { explanation: Explanation<NamedPolicy> }) {
  return (
    <p className="text-sm wrap-anywhere">
      {outcome.access === 'unknown' && missing.length > 0 ? (
        <>
          <PhraseText phrase={capitalised(dependsOn(missing))} />.{' '}
          {missing.some(({ byAnother }) => byAnother) ? CHOOSE : 'Say it above, and it can be told.'}
        </>
      ) : (
        <PhraseText phrase={reason} />
      )}
    </p>
  )
}

/** Said where the login method of the visit cannot be used, so that it would have to be another one. */
const CHOOSE = 'Choose above how they would log in here, and it can be told.'
