import type { AccessRequest } from './access-request'

/** How we come to know a person, and when that was last true. */
export interface PersonSource {
  /** `access`: logged in through Access. `directory`: a company directory told Cloudflare (SCIM). `rules`: a rule names the address. */
  from: 'access' | 'directory' | 'rules'
  /** RFC 3339: the last login, the reading of the directory; absent for rules. */
  at?: string
}

/** Somebody we know of. */
export interface Person {
  /** In lower case; the one thing that tells people apart. */
  email: string
  name?: string
  sources: PersonSource[]
  /**
   * What is known of a visit of this person: always the email, the rest as it was told at the last login. A fact that is
   * absent is one we lack, and rules that need it cannot be told.
   */
  request: AccessRequest
  /** RFC 3339: when those facts were told; absent = nothing but the email is known. */
  factsAt?: string
}

/** The people we know of. It is never everyone: who never came and is named nowhere is not in it. */
export interface Population {
  people: Person[]
  /** The sources that could not be read, each with a sentence that says why. */
  unread: { from: PersonSource['from']; message: string; permission?: string }[]
}
