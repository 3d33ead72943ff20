import type { AppFacts } from './account-facts'

// Gatehouse writes policies and groups; applications, lists, keys, login methods and the organization it only reads.
// The names of the pages are those of Cloudflare's documentation: https://developers.cloudflare.com/cloudflare-one/

export const APPLICATIONS = 'Access controls > Applications'

/** What to do with an application, which Gatehouse does not write: `todo` follows "open Payroll and". */
export const inApplication = ({ name }: Pick<AppFacts, 'name'>, todo: string): string =>
  `In Cloudflare, under ${APPLICATIONS}, open ${name} and ${todo}.`

/** What to do with each of some applications. */
export const inEachApplication = (todo: string): string =>
  `In Cloudflare, under ${APPLICATIONS}, open each application that has one of them and ${todo}.`

/** What to do on another page of Cloudflare's dashboard. */
export const onPage = (page: string, todo: string): string => `In Cloudflare, under ${page}, ${todo}.`
