/** Something of the practice account that one check of a linter should stop at. */
export interface StopExample {
  /** The check, as the project's catalogue of findings numbers it. */
  id: string
  kind: 'policies' | 'groups' | 'apps'
  /** The name of the policy, group or application. */
  name: string
  /** For an application: the policy in it, when only one is to blame. */
  policy?: string
  /** What is wrong with it, in one sentence. */
  why: string
}

/** At least one example of each mistake that can stand in an account. */
export const stopExamples: StopExample[] = [
  {
    id: 'OPEN-02',
    kind: 'policies',
    name: 'Guest parcels (code only)',
    why: 'Anyone with any email address can ask for a code.',
  },
  {
    id: 'OPEN-04',
    kind: 'apps',
    name: 'Public berth plan',
    policy: 'Berth plan for all',
    why: 'The whole site is public, and visits are not logged.',
  },
  {
    id: 'OPEN-07',
    kind: 'groups',
    name: 'Warehouse scanners',
    why: 'Somebody typed /4 for /24: a sixteenth of all addresses gets in.',
  },
  { id: 'OPEN-12', kind: 'groups', name: 'Yard visitors', why: 'The guest network inside it contains everyone.' },
  { id: 'OPEN-16', kind: 'groups', name: 'Cargo agents', why: '"com" is not a company domain.' },
  {
    id: 'NEVER-01',
    kind: 'apps',
    name: 'Old intranet (2019)',
    policy: 'Intranet editors',
    why: 'Nobody has two email addresses at once.',
  },
  {
    id: 'NEVER-02',
    kind: 'apps',
    name: 'Merger data room',
    policy: 'Lawyers of both sides',
    why: 'Nobody’s email ends in both domains.',
  },
  { id: 'NEVER-03', kind: 'policies', name: 'Vendor portal, Iberia', why: 'Nobody is in Portugal and Spain at once.' },
  { id: 'NEVER-03', kind: 'groups', name: 'Night shift', why: 'Nobody is in Brazil and Japan at once.' },
  {
    id: 'NEVER-04',
    kind: 'apps',
    name: 'Old intranet (2019)',
    policy: 'From the yard and the office',
    why: 'A visitor comes from one network only.',
  },
  { id: 'NEVER-05', kind: 'policies', name: 'Old intranet (2019)', why: 'A visitor logs in with one method only.' },
  {
    id: 'NEVER-06',
    kind: 'policies',
    name: 'Timesheets pilot',
    why: 'Everyone it lets in has an address that it excludes.',
  },
  {
    id: 'NEVER-07',
    kind: 'apps',
    name: 'Timesheets pilot',
    policy: 'Travelling drivers',
    why: 'Portugal is required and forbidden.',
  },
  {
    id: 'NEVER-08',
    kind: 'apps',
    name: 'Vendor portal, Iberia',
    policy: 'Vendors by name',
    why: 'None of the people named has an address at the domain required.',
  },
  { id: 'NEVER-09', kind: 'policies', name: 'Night shift handover', why: 'The group required can match nobody.' },
  { id: 'NEVER-10', kind: 'apps', name: 'Old intranet (2019)', policy: 'Archive readers', why: 'It names nobody.' },
  {
    id: 'NEVER-11',
    kind: 'apps',
    name: 'Vendor portal, Iberia',
    policy: 'Nordkai buyers',
    why: 'It needs Okta, which this application does not offer.',
  },
  {
    id: 'NEVER-12',
    kind: 'policies',
    name: 'Merger data room',
    why: 'A login brings the groups of one login method, never of two.',
  },
  {
    id: 'NEVER-13',
    kind: 'policies',
    name: 'Ledger archive, by email code',
    why: 'A login by email code brings no groups.',
  },
  { id: 'NEVER-14', kind: 'policies', name: 'Crane telemetry', why: 'Machines have no email, and it asks for one.' },
  { id: 'NEVER-17', kind: 'policies', name: 'Crane telemetry', why: 'Two machine keys cannot be shown at once.' },
  { id: 'NEVER-18', kind: 'groups', name: 'British Isles desk', why: 'UK is not a country code; GB is.' },
  {
    id: 'ACT-01',
    kind: 'policies',
    name: 'Invoice robot',
    why: 'A machine key opens nothing in a policy that asks for a login.',
  },
  {
    id: 'ACT-02',
    kind: 'policies',
    name: 'Invoice robot',
    why: 'A linked application’s token opens nothing in a policy that asks for a login.',
  },
  {
    id: 'ACT-03',
    kind: 'apps',
    name: 'Public berth plan',
    policy: 'Harbour pilots without login',
    why: 'Nobody is asked who they are, so emails cannot be checked.',
  },
  {
    id: 'ACT-05',
    kind: 'apps',
    name: 'Staging servers',
    policy: 'Contractors stay off staging',
    why: 'Infrastructure applications take Allow policies only.',
  },
  {
    id: 'ACT-06',
    kind: 'apps',
    name: 'Staging servers',
    policy: 'Laptops with a certificate',
    why: 'Infrastructure applications cannot check certificates.',
  },
  {
    id: 'ACT-07',
    kind: 'policies',
    name: 'Board minutes: keep out all but the secretary',
    why: 'Not being kept out does not let her in.',
  },
  {
    id: 'ACT-08',
    kind: 'apps',
    name: 'Timesheets pilot',
    policy: 'Closed for the audit',
    why: 'It keeps everyone out before the policies below are asked.',
  },
  {
    id: 'ACT-11',
    kind: 'apps',
    name: 'Closed dispatch desk',
    why: 'It has only policies that keep people out, so nobody gets in.',
  },
  { id: 'ACT-14', kind: 'apps', name: 'Old intranet (2019)', why: 'Two policies share the second place.' },
  { id: 'REF-01', kind: 'policies', name: 'Porto studio', why: 'The group it names was deleted.' },
  {
    id: 'REF-02',
    kind: 'groups',
    name: 'Yard rota, Lisbon',
    why: 'It contains the rota of Santos, which contains it.',
  },
  { id: 'REF-04', kind: 'policies', name: 'Old intranet (2019)', why: 'The login method it requires was removed.' },
  {
    id: 'REF-06',
    kind: 'apps',
    name: 'Vendor portal, Iberia',
    policy: 'Approved suppliers',
    why: 'It requires an email list that is empty.',
  },
  {
    id: 'REF-08',
    kind: 'apps',
    name: 'Crane console',
    policy: 'Crane drivers on tablets',
    why: 'The device check it requires was deleted.',
  },
  {
    id: 'REF-10',
    kind: 'groups',
    name: 'Customers imported in 2021',
    why: 'It has more rules than Cloudflare allows.',
  },
  {
    id: 'APPR-01',
    kind: 'policies',
    name: 'Lab samples, with approval',
    why: 'It needs approval, and nobody can give it.',
  },
  {
    id: 'APPR-02',
    kind: 'apps',
    name: 'Merger data room',
    policy: 'Auditors, with three approvals',
    why: 'Three approvals are needed and two people can give them.',
  },
]

/** Sound things which become a mistake by one edit: what a warning before saving can be tried on. */
export const lockOutSetUps: StopExample[] = [
  {
    id: 'LOCK-01',
    kind: 'apps',
    name: 'Gatehouse',
    policy: 'Admin console',
    why: 'Whoever falls out of this policy cannot open this dashboard.',
  },
  {
    id: 'LOCK-02',
    kind: 'apps',
    name: 'Admin console',
    policy: 'Break-glass',
    why: 'Without it, the people for emergencies lose the console.',
  },
  {
    id: 'LOCK-03',
    kind: 'apps',
    name: 'Payroll',
    policy: 'Payroll',
    why: 'It is the only policy that lets anybody in.',
  },
  {
    id: 'LOCK-04',
    kind: 'apps',
    name: 'Wiki',
    policy: 'Staff',
    why: 'Take one domain from the group Staff, and most people lose the wiki.',
  },
]
