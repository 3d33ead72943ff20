import { CaretRightIcon } from '@phosphor-icons/react'
import { useState } from 'react'
import type { AppEffect, Effect, PersonEffect } from '#core/consequences'
import { TheirAnswer } from './cloudflare/TheirAnswer'
import { EffectMark } from './EffectMark'
import { Initials } from './Initials'
import { WhyWords } from './WhyWords'

interface Props {
  row: PersonEffect
  /** The application that is looked at alone; absent = all. */
  app?: string | undefined
}

/** How many applications of a person are told before the rest waits to be asked for. */
const SHOWN = 3

/** A person by name, what happens to them at each application, and why. */
export function PersonRow({ row: { person, apps, effect, open }, app }: Props) {
  const [all, setAll] = useState(false)
  const told =
    app === undefined ? apps.filter((one) => one.effect === effect) : apps.filter((one) => one.app.id === app)
  const others = app === undefined ? apps.filter((one) => one.effect !== effect && one.effect !== 'out') : []
  const shown = all ? [...told, ...others] : told.slice(0, SHOWN)
  const more = told.length + others.length - shown.length
  return (
    <li className="flex gap-3 py-3">
      <Initials email={person.email} name={person.name} />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          {person.name !== undefined && <strong className="font-semibold">{person.name} </strong>}
          <span className={person.name === undefined ? 'font-semibold' : 'text-sm text-kumo-subtle'}>
            {person.email}
          </span>
        </p>
        {apps.length === 0 && (
          <div className="text-sm">
            <EffectMark effect={effect}>{open ? NO_CHANGE : fallsUnder[effect]}</EffectMark>
            <WhyWords email={person.email} />
            <TheirAnswer email={person.email} />
          </div>
        )}
        <ul className="flex flex-col gap-1">
          {shown.map((one) => (
            <AppLine key={one.app.id} email={person.email} effect={one} />
          ))}
        </ul>
        {more > 0 && (
          <button
            type="button"
            onClick={() => setAll(true)}
            className="mt-1 inline-flex min-h-6 items-center gap-1 rounded text-sm text-kumo-link underline underline-offset-2"
          >
            <CaretRightIcon aria-hidden size={14} /> {more} more {more === 1 ? 'application' : 'applications'}
          </button>
        )}
      </div>
    </li>
  )
}

/** Said of somebody who keeps what nobody can tell: “keeps” would claim that they have it. */
const NO_CHANGE = 'No change'

/** Where no application uses what is changed, people fall under it or not; nobody gains or loses access. */
const fallsUnder: Record<Effect, string> = {
  gain: 'Comes under it',
  lose: 'No longer falls under it',
  keep: 'Falls under it',
  out: 'Does not fall under it',
  'cannot-tell': 'Cannot tell',
}

function AppLine({ email, effect: { app, effect, after } }: { email: string; effect: AppEffect }) {
  const open = effect === 'keep' && after === 'unknown'
  return (
    <li className="text-sm">
      {open ? <EffectMark effect={effect}>{NO_CHANGE}</EffectMark> : <EffectMark effect={effect} />}{' '}
      <span className="font-medium wrap-anywhere">{app.name}</span>
      <WhyWords email={email} app={app.id} />
      <TheirAnswer email={email} app={app.id} />
    </li>
  )
}
