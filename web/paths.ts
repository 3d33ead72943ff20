const at =
  (section: string) =>
  (account: string, ...rest: string[]) =>
    `/${[account, section, ...rest].map(encodeURIComponent).join('/')}`

const policies = at('policies')
const groups = at('groups')
const zones = at('zones')
const settings = at('settings')

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
  settings: (account: string) => settings(account),
}
