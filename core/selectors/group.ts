import * as z from 'zod'
import { anyone, pointedAt, words } from '../phrase'
import { anyDecision, defineSelector } from '../selector'
import { idValue } from '../value-schema'
import { anyOf } from '../visit'

export const group = defineSelector({
  key: 'group',
  label: 'Rule group',
  plain: 'A group',
  category: 'people',
  icon: 'people',
  help: 'Everybody one of your groups describes. Changing the group changes every policy that uses it.',
  value: z.object({ id: idValue('Choose a group.') }),
  fields: { id: { kind: 'reference', label: 'Group', to: 'groups' } },
  example: { id: 'aa0a4aab-672b-4bdb-bc33-a59f1130a11f' },
  decisions: anyDecision,
  identityBased: 'content',
  judged: 'content',
  asks: () => [],
  terraform: 'group',
  words: ({ id }, context) =>
    context.anyOf?.(id, context) ?? {
      who: [words(`${anyone(context.decision)} in `), ...pointedAt('groups', id, context.nameOf, 'group')],
      they: [words('are in '), ...pointedAt('groups', id, context.nameOf, 'group')],
    },
  evaluate: ({ id }, _request, _lookup, judgeGroup) => judgeGroup(id),
  compile: (values, _lookup, groupCheck) => anyOf(values.map(({ id }) => groupCheck(id))),
})
