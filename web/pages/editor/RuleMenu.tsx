import {
  ArrowBendDownRightIcon,
  ArrowBendUpRightIcon,
  CopyIcon,
  DotsThreeIcon,
  PencilSimpleIcon,
  TrashIcon,
} from '@phosphor-icons/react'
import { RULE_TYPES, ruleTypeWords, type RuleType } from '#core/rule-type'
import { IconButton } from '../../ui/IconButton'
import { Menu, type MenuItem } from '../../ui/Menu'
import { useEditor } from './editor-context'

interface Props {
  ruleType: RuleType
  index: number
  /** What the rule says, so that each menu has a name of its own. */
  words: string
  editable: boolean
  reachable: boolean
  onOpen: (index: number, open: boolean) => void
}

/** Everything that the keys of a row do, as buttons. */
export function RuleMenu({ ruleType, index, words, editable, reachable, onOpen }: Props) {
  const { actions, lockedReason } = useEditor()
  if (lockedReason !== undefined) return null
  const here = RULE_TYPES.indexOf(ruleType)
  const items: MenuItem[] = [
    ...(editable ? [{ label: 'Edit', icon: PencilSimpleIcon, onSelect: () => onOpen(index, true) }] : []),
    ...RULE_TYPES.filter((other) => other !== ruleType).map((to) => ({
      label: `Move to “${ruleTypeWords[to].plain}”`,
      icon: RULE_TYPES.indexOf(to) < here ? ArrowBendUpRightIcon : ArrowBendDownRightIcon,
      onSelect: () => actions.move(ruleType, index, to),
    })),
    { label: 'Duplicate', icon: CopyIcon, onSelect: () => actions.duplicate(ruleType, index) },
    { label: 'Remove', icon: TrashIcon, danger: true, onSelect: () => actions.remove(ruleType, index) },
  ]
  return (
    <Menu
      items={items}
      trigger={
        <IconButton
          label={`Actions for ${words}`}
          icon={DotsThreeIcon}
          tabIndex={reachable ? 0 : -1}
          className="max-md:size-11"
        />
      }
    />
  )
}
