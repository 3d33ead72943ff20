import { durationWords, secondsOf } from '../duration'
import { isObject } from '../json'
import { policyExample, SENSITIVE, staff } from './example'
import type { Check, Subject } from './check'
import { setField } from './fixes'
import { onPage } from './in-cloudflare'

const DAY = 24 * 3600
const MONTH = 30 * DAY

const known = new Map<string, number | undefined>()

/** In seconds. An account has few lengths of sessions and many policies, so each is read once. */
function secondsIn(text: string): number | undefined {
  if (!known.has(text)) {
    if (known.size > MOST_KNOWN) known.clear()
    known.set(text, secondsOf(text))
  }
  return known.get(text)
}

const MOST_KNOWN = 1000

const sessionOf = ({ document }: Pick<Subject, 'document'>) => {
  const text = document['session_duration']
  return typeof text === 'string' && text !== '' ? secondsIn(text) : undefined
}

const session = (
  id: string,
  severity: Check['severity'],
  title: string,
  inDocument: NonNullable<Check['inDocument']>,
  examples: Check['examples'],
  needs: Check['needs'] = 'session_duration',
): Check => ({ id, severity, title, inDocument, examples, needs })

const to = (label: string, duration: string) => setField(label, 'session_duration', () => duration)

export const sessionChecks: readonly Check[] = [
  session(
    'SESS-01',
    'risk',
    'A month of login on a sensitive application',
    (subject) => {
      const seconds = sessionOf(subject)
      const app = subject.apps.find(({ isSensitive }) => isSensitive)
      if (!app || seconds === undefined || seconds < MONTH || subject.decision !== 'allow') return []
      return [
        {
          message: `People stay logged in for ${durationWords(String(subject.document['session_duration']))} on ${app.app.name}, which is marked as sensitive. Make it 24 hours or less.`,
          at: { field: 'session_duration' },
          fix: to('Make it 24 hours', '24h'),
        },
      ]
    },
    {
      finds: [policyExample([staff], { session_duration: '720h' }, { sensitive_apps: SENSITIVE })],
      spares: [
        policyExample([staff], { session_duration: '720h' }),
        policyExample([staff], { session_duration: '24h' }, { sensitive_apps: SENSITIVE }),
      ],
    },
  ),
  session(
    'SESS-02',
    'doubt',
    'Longer than the session of the organization',
    (subject, view) => {
      const whole = view.facts.organization?.session_duration
      const most = typeof whole === 'string' ? secondsIn(whole) : undefined
      const seconds = sessionOf(subject)
      if (subject.decision !== 'allow' || most === undefined || most === 0 || seconds === undefined || seconds <= most)
        return []
      return [
        {
          message: `This session is longer than the ${durationWords(String(whole))} of the whole organization: after that, people log in again with their login method, unless its own session still holds.`,
          at: { field: 'session_duration' },
          fix: to(`Make it ${durationWords(String(whole))}`, String(whole)),
        },
      ]
    },
    {
      finds: [policyExample([staff], { session_duration: '168h' }, { organization: { session_duration: '24h' } })],
      spares: [
        policyExample([staff], { session_duration: '24h' }, { organization: { session_duration: '24h' } }),
        policyExample([staff], { session_duration: '168h' }),
      ],
    },
  ),
  session(
    'SESS-03',
    'doubt',
    'Asked to log in at every step',
    (subject) =>
      sessionOf(subject) === 0
        ? [
            {
              message:
                'The session ends at once, so people are asked to log in at every step. 15 minutes is usually enough.',
              at: { field: 'session_duration' },
              fix: to('Make it 15 minutes', '15m'),
            },
          ]
        : [],
    {
      finds: [policyExample([staff], { session_duration: '0s' })],
      spares: [policyExample([staff], { session_duration: '15m' }), policyExample([staff], { session_duration: '' })],
    },
  ),
  session(
    'SESS-04',
    'risk',
    'The second factor is switched off',
    ({ document }, { facts }) => {
      const factor = document['mfa_config']
      if (
        !isObject(factor) ||
        factor['mfa_disabled'] !== true ||
        facts.organization?.mfa_required_for_all_apps !== true
      )
        return []
      return [
        {
          message: 'This policy switches the second factor off, although the organization asks for one everywhere.',
          at: { field: 'mfa_config' },
          fix: setField('Ask for it as the organization does', 'mfa_config', () => undefined),
        },
      ]
    },
    {
      finds: [
        policyExample(
          [staff],
          { mfa_config: { mfa_disabled: true } },
          { organization: { mfa_required_for_all_apps: true } },
        ),
      ],
      spares: [
        policyExample(
          [staff],
          { mfa_config: { mfa_disabled: true } },
          { organization: { mfa_required_for_all_apps: false } },
        ),
        policyExample([staff], {}, { organization: { mfa_required_for_all_apps: true } }),
      ],
    },
    'mfa_config',
  ),
  session(
    'SESS-05',
    'doubt',
    'A second factor that is off for the organization',
    ({ document }, { facts: { organization } }) => {
      const factor = document['mfa_config']
      if (!isObject(factor) || factor['mfa_disabled'] === true || !organization || organization.mfa_config) return []
      return [
        {
          message: 'The second factor set here does nothing: it is off for the organization. Switch it on there first.',
          at: { field: 'mfa_config' },
          inCloudflare: onPage('Access controls > Access settings', 'allow multi-factor authentication'),
        },
      ]
    },
    {
      finds: [policyExample([staff], { mfa_config: { allowed_authenticators: ['totp'] } }, { organization: {} })],
      spares: [
        policyExample(
          [staff],
          { mfa_config: { allowed_authenticators: ['totp'] } },
          { organization: { mfa_config: { allowed_authenticators: ['totp'] } } },
        ),
        policyExample([staff], { mfa_config: { allowed_authenticators: ['totp'] } }),
      ],
    },
    'mfa_config',
  ),
]
