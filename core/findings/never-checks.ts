import type { Check, Example } from './check'
import {
  ana,
  bo,
  country,
  device,
  domain,
  entraGroup,
  eve,
  everyone,
  groupExample,
  groupOf,
  inGroup,
  login,
  machineKey,
  network,
  oktaGroup,
  policyExample,
  staff,
} from './example'

/** A check that the proof that nobody can match makes, see `never-match.ts`. */
const never = (id: string, title: string, finds: readonly Example[], spares: readonly Example[]): Check => ({
  id,
  severity: 'stop',
  title,
  examples: { finds, spares },
})

const keys = { service_tokens: ['a', 'b'].map((id) => ({ id, name: `Key ${id}` })) }
const night = groupOf('night', [ana], { require: [country('BR'), country('JP')] })

export const neverMatching: readonly Check[] = [
  never(
    'NEVER-01',
    'Two email addresses are required at once',
    [policyExample([staff], { require: [ana, bo] })],
    [policyExample([ana, bo], { require: [staff] })],
  ),
  never(
    'NEVER-02',
    'Two email domains are required at once',
    [policyExample([ana], { require: [staff, domain('b.example')] })],
    [policyExample([staff, domain('b.example')])],
  ),
  never(
    'NEVER-03',
    'Two countries are required at once',
    [
      policyExample([staff], { require: [country('PT'), country('ES')] }),
      groupExample([ana], { require: [country('PT'), country('ES')] }),
    ],
    [
      policyExample([country('PT'), country('ES')], { require: [staff] }),
      policyExample(
        [staff],
        { require: [inGroup('eu'), country('PT')] },
        { groups: [groupOf('eu', [country('PT'), country('ES')])] },
      ),
    ],
  ),
  never(
    'NEVER-04',
    'Two networks are required at once',
    [policyExample([staff], { require: [network('198.51.100.0/26'), network('203.0.113.0/24')] })],
    [policyExample([staff], { require: [network('198.51.100.0/24'), network('198.51.100.0/26')] })],
  ),
  never(
    'NEVER-05',
    'Two login methods are required at once',
    [policyExample([staff], { require: [login('okta'), login('entra')] })],
    [policyExample([login('okta'), login('entra')], { require: [staff] })],
  ),
  never(
    'NEVER-06',
    'Everyone let in is also excluded',
    [
      policyExample([ana, bo], { exclude: [staff] }),
      policyExample([inGroup('g')], { exclude: [inGroup('g')] }, { groups: [groupOf('g', [oktaGroup('a')])] }),
    ],
    [policyExample([ana, eve], { exclude: [staff] }), policyExample([staff], { exclude: [ana] })],
  ),
  never(
    'NEVER-07',
    'The same is required and forbidden',
    [policyExample([staff], { require: [device('disk')], exclude: [device('disk')] })],
    [policyExample([staff], { require: [device('disk')], exclude: [device('other')] })],
  ),
  never(
    'NEVER-08',
    'Nobody named has an address that is asked for',
    [policyExample([ana, bo], { require: [domain('b.example')] })],
    [policyExample([ana, eve], { require: [staff] })],
  ),
  never(
    'NEVER-09',
    'A group that nobody can be in',
    [policyExample([staff], { require: [inGroup('night')] }, { groups: [night] })],
    [policyExample([staff], { require: [inGroup('night')] }, { groups: [groupOf('night', [ana])] })],
  ),
  never('NEVER-10', 'Nobody is named', [policyExample([])], [policyExample([staff])]),
  never(
    'NEVER-12',
    'Groups of two login methods are asked for at once',
    [policyExample([staff], { require: [oktaGroup('a'), entraGroup('b')] })],
    [policyExample([oktaGroup('a'), entraGroup('b')], { require: [staff] })],
  ),
  never(
    'NEVER-13',
    'Groups are asked for after an email code',
    [policyExample([entraGroup('finance')], { require: [login('pin')] })],
    [policyExample([entraGroup('finance')], { require: [login('entra')] })],
  ),
  never(
    'NEVER-17',
    'Two machine keys are required at once',
    [policyExample([everyone], { decision: 'non_identity', require: [machineKey('a'), machineKey('b')] }, keys)],
    [policyExample([machineKey('a'), machineKey('b')], { decision: 'non_identity' })],
  ),
]
