import type { Field } from '#core/selector'

/** What every input of a rule's field is given, whatever kind of field it shows. */
export interface FieldInput<Kind extends Field['kind']> {
  /** Of the input element; its hint and problem derive their ids from it. */
  id: string
  field: Extract<Field, { kind: Kind }>
  value: unknown
  problem: string | undefined
  onChange: (next: unknown) => void
  autoFocus: boolean
  disabled: boolean
}
