import type { Document } from '../seed-account'
import { idOf } from './id'

interface List {
  slug: string
  name: string
  type: 'EMAIL' | 'IP' | 'SERIAL'
  description: string
  items: [value: string, description?: string][]
}

/** Networks of the offices, as the internet sees them: all from the ranges reserved for documentation (RFC 5737). */
export const officeNetworks = {
  lisbon: '198.51.100.0/26',
  porto: '198.51.100.64/27',
  piraeus: '198.51.100.96/28',
  yokohama: '203.0.113.0/27',
  hamburg: '203.0.113.32/28',
  santos: '203.0.113.64/27',
} as const

const contents: List[] = [
  {
    slug: 'left',
    name: 'People who left',
    type: 'EMAIL',
    description: 'Filled by the People team on the last day of work',
    items: [
      ['tomasz@harbour.example', 'Left on 11 September 2026'],
      ['margarida.leitao@harbour.example', 'Left on 30 June 2026'],
      ['old.intern@example.com', 'Internship ended on 31 August 2026'],
    ],
  },
  {
    slug: 'payroll-approvers',
    name: 'Payroll approvers',
    type: 'EMAIL',
    description: 'Any of them may open payroll for somebody for a day',
    items: [['catarina@harbour.example'], ['teresa@harbour.example'], ['vitor@harbour.example']],
  },
  {
    slug: 'tidewright',
    name: 'Tidewright people on our projects',
    type: 'EMAIL',
    description: 'Named by the agency, checked every quarter',
    items: [
      ['carla@tidewright.example', 'Frontend, until 31 March 2027'],
      ['deniz@tidewright.example', 'Mobile, until 31 January 2027'],
    ],
  },
  {
    slug: 'approved-suppliers',
    name: 'Approved suppliers',
    type: 'EMAIL',
    description: 'To be filled by purchasing',
    items: [],
  },
  {
    slug: 'offices',
    name: 'Office networks',
    type: 'IP',
    description: 'Public addresses of our six offices',
    items: Object.entries(officeNetworks).map(([place, network]) => [
      network,
      place.charAt(0).toUpperCase() + place.slice(1),
    ]),
  },
  {
    slug: 'build-servers',
    name: 'Build servers',
    type: 'IP',
    description: 'Where deploys come from',
    items: [
      ['192.0.2.16/28', 'Runners'],
      ['2001:db8:b::/48', 'Runners, IPv6'],
    ],
  },
  {
    slug: 'laptops',
    name: 'Laptop serial numbers',
    type: 'SERIAL',
    description: 'From the purchase ledger',
    items: [['HG-LT-0001'], ['HG-LT-0002'], ['HG-LT-0003']],
  },
]

export const lists: Document[] = contents.map(({ slug, name, type, description, items }) => ({
  id: idOf(`list/${slug}`),
  name,
  type,
  description,
  count: items.length,
  created_at: '2026-06-02T09:00:00Z',
  updated_at: '2026-10-01T14:30:00Z',
}))

export const listItems: Document[] = contents.flatMap(({ slug, items }) =>
  items.map(([value, description]) => ({
    id: idOf(`list-item/${slug}/${value}`),
    list_id: idOf(`list/${slug}`),
    value,
    ...(description === undefined ? {} : { description }),
    created_at: '2026-06-02T09:00:00Z',
  })),
)
