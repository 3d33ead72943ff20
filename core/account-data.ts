import type { PolicyDocument } from './documents'
import type { ErrorBody } from './errors'
import type { Reference } from './reference'

/**
 * A thing that rules can point to, as our API gives it to the pickers: names and types, never a secret. One row shape
 * for all kinds, so that one picker serves them all.
 */
export interface PickerRow {
  id: string
  name: string
  /** Cloudflare's type of the thing (`okta`, `self_hosted`, `disk_encryption`, `EMAIL`, …). */
  type?: string
  /** A few words that tell it from others: "12 emails", "expires 3 May 2027", "grafana.example.com". */
  detail?: string
  /** Still there, but it cannot work: an expired or disabled machine key. A sentence. */
  trouble?: string
  /** Of a login method: the claims or attributes that it is set to tell of people. */
  claims?: string[]
}

/** A person we know of. The list is never complete: it says where each comes from. */
export interface KnownPerson {
  email: string
  name?: string
  source: 'access' | 'directory'
  last_successful_login?: string
}

/** Everybody we know of, as far as that could be read: of what lacks, where it would come from, and why in whole sentences. */
export interface KnownPeople {
  people: KnownPerson[]
  unread: ({ from: KnownPerson['source'] } & Pick<ErrorBody, 'code' | 'message' | 'permission'>)[]
}

/** A group that the company's directory told Cloudflare of (SCIM): suggestions for directory selectors. */
export interface DirectoryGroup {
  id: string
  name: string
  identity_provider_id: string
}

/** Where a thing is used: by rules, or as a policy of an application. */
export interface Use {
  kind: 'policies' | 'groups' | 'apps'
  id: string
  name: string
  /** The application does so in a policy that lives in it alone. */
  own?: true
}

export interface AppRow extends PickerRow {
  domain?: string
  policies: {
    id: string
    name: string
    precedence?: number
    reusable: boolean
    /** All of it, when it lives in this application only and no list of policies has it. */
    document?: PolicyDocument
  }[]
  /** What the rules of its own policies, those that are not reusable, point to. */
  references?: Reference[]
}
