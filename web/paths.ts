import type { DocumentKind } from '#core/document-kind'

/** The parts of the page on changes. */
export const CHANGES_PARTS = ['drafts', 'waiting', 'published', 'incoming'] as const

export type ChangesPart = (typeof CHANGES_PARTS)[number]

const at =
  (section: string) =>
  (account: string, ...rest: string[]) =>
    `/${[account, section, ...rest].map(encodeURIComponent).join('/')}`

const policies = at('policies')
const groups = at('groups')
const zones = at('zones')
const changes = at('changes')
const drafts = at('drafts')
const history = at('history')
const settings = at('settings')
const health = at('health')

/** Every address of the app, so that no page spells one. */
export const paths = {
  home: () => '/',
  signIn: () => '/sign-in',
  policies: (account: string) => policies(account),
  policy: (account: string, id: string) => policies(account, id),
  newPolicy: (account: string) => policies(account, 'new'),
  groups: (account: string) => groups(account),
  group: (account: string, id: string) => groups(account, id),
  newGroup: (account: string) => groups(account, 'new'),
  /** A group that belongs to one zone. */
  zoneGroup: (account: string, zone: string, id: string) => zones(account, zone, 'groups', id),
  /** The page of a policy, or of a group of the account or of one of its zones. */
  document: (account: string, kind: DocumentKind, id: string, zone?: string) =>
    zone === undefined ? { policies, groups }[kind](account, id) : zones(account, zone, 'groups', id),
  /** The list of policies, or of the groups of the account. */
  documents: (account: string, kind: DocumentKind) => ({ policies, groups })[kind](account),
  newDocument: (account: string, kind: DocumentKind) => ({ policies, groups })[kind](account, 'new'),
  /** What was ever done to one of them. */
  historyOf: (account: string, kind: DocumentKind, id: string) => ({ policies, groups })[kind](account, id, 'history'),
  /** One recorded change. */
  record: (account: string, number: number) => history(account, String(number)),
  /** What is being worked on, waits or was done; without a part, the one that matters most now. */
  changes: (account: string, part?: ChangesPart) => (part === undefined ? changes(account) : changes(account, part)),
  /** A shared draft with what was said of it, to decide on. */
  sharedDraft: (account: string, id: string) => changes(account, 'drafts', id),
  /** A shared draft in the editor. */
  draftInEditor: (account: string, id: string) => drafts(account, id),
  health: (account: string) => health(account),
  settings: (account: string) => settings(account),
}
