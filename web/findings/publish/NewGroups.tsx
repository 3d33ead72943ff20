import type { NewGroup } from '#core/findings/finding'
import type { Names } from '#core/selector'
import { sentenceOf } from '#core/sentence'
import { PhraseText } from '../../rules/PhraseText'

/** How many rules of a group the sentence tells one by one. */
const TOLD = 6

/** The groups that are made together with a change, and what each says. */
export const NewGroups = ({ groups, names }: { groups: ReadonlyMap<string, NewGroup>; names: Names }) => (
  <section aria-label="New groups" className="flex flex-col gap-2">
    <h3 className="font-semibold">{groups.size === 1 ? 'A new group' : 'New groups'}</h3>
    <ul className="flex flex-col gap-2">
      {[...groups].map(([id, group]) => (
        <li key={id} className="flex flex-col gap-1.5 rounded-lg p-3 wrap-anywhere ring ring-kumo-hairline">
          <span className="font-semibold">{group.name}</span>
          <PhraseText phrase={sentenceOf('groups', group, { ...names, limit: TOLD })} links={false} />
        </li>
      ))}
    </ul>
  </section>
)
