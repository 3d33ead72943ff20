/** A finding that somebody decided to live with, why, and until when. */
export interface Waiver {
  id: string
  /** The finding: its number in the catalogue and its place, as `findingKey` writes them. */
  finding: string
  reason: string
  /** RFC 3339, the day included; after it the finding counts again. */
  until: string
  actor: string
  at: string
}
