import type { Rule } from '#core/rule'
import type { Document } from '../seed-account'
import { idOf } from './id'
import {
  country,
  email,
  emailDomain,
  emailList,
  entraGroup,
  googleGroup,
  group,
  ip,
  ipList,
  oidcClaim,
  oktaGroup,
  samlAttribute,
} from './rules'

interface Lists {
  include: Rule[]
  require?: Rule[]
  exclude?: Rule[]
}

/** A rule group; `slug` is what rules of the practice account call it. */
export const groupDocument = (
  slug: string,
  name: string,
  { include, require = [], exclude = [] }: Lists,
  updated_at = '2026-09-15T08:00:00Z',
): Document => ({
  id: idOf(`group/${slug}`),
  name,
  include,
  require,
  exclude,
  created_at: '2026-06-02T09:00:00Z',
  updated_at,
})

/** The groups that everyday policies stand on: each does one thing, and its name says it. */
export const everydayGroups: Document[] = [
  {
    ...groupDocument('staff', 'Staff', {
      include: [emailDomain('harbour.example'), emailDomain('nordkai.example'), emailDomain('example.com')],
      exclude: [group('leavers')],
    }),
    is_default: true,
  },
  groupDocument('design', 'Design', {
    include: [
      email('ana@harbour.example'),
      email('duarte@harbour.example'),
      email('ines.magalhaes@harbour.example'),
      email('wren@harbour.example'),
      email('maria.do.carmo.de.albuquerque.vasconcelos.e.noronha@harbour.example'),
    ],
  }),
  groupDocument('engineering', 'Engineering', {
    include: [
      entraGroup('engineering'),
      entraGroup('it'),
      oktaGroup('Nordkai Engineering'),
      googleGroup('engineers@example.com'),
    ],
    exclude: [group('leavers')],
  }),
  groupDocument('it', 'IT and security', { include: [entraGroup('it')] }),
  groupDocument(
    'payroll-team',
    'Payroll team',
    {
      include: [email('helena@harbour.example'), email('joao.pedro@harbour.example'), email('graca@harbour.example')],
    },
    '2026-11-03T11:20:00Z',
  ),
  groupDocument('break-glass', 'Break-glass', {
    include: [email('rita@harbour.example'), email('samuel@harbour.example')],
  }),
  groupDocument(
    'leavers',
    'Leavers',
    { include: [emailList('left'), email('tomasz@harbour.example')] },
    '2026-09-11T16:00:00Z',
  ),
  groupDocument('countries', 'Countries we work in', {
    include: ['PT', 'GR', 'JP', 'DE', 'BR'].map(country),
  }),
  groupDocument('offices', 'Our offices', { include: [ipList('offices'), ip('2001:db8:a::/48')] }),
  groupDocument('customs-partners', 'Customs partners', {
    include: [oidcClaim('port', 'piraeus'), oidcClaim('port', 'yokohama'), samlAttribute('role', 'agent')],
    require: [group('countries')],
  }),
  groupDocument('operations-and-partners', 'Operations and partners', {
    include: [entraGroup('operations'), oktaGroup('Nordkai Operations'), group('customs-partners')],
    exclude: [group('leavers')],
  }),
]
