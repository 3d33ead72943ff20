import {
  ArrowBendDownRightIcon,
  ArrowBendUpRightIcon,
  ArrowsMergeIcon,
  CopyIcon,
  DotsThreeIcon,
  GitForkIcon,
  NotePencilIcon,
  PencilSimpleIcon,
  SplitHorizontalIcon,
  TrashIcon,
} from '@phosphor-icons/react'
import { RULE_TYPES, ruleTypeWords, type RuleType } from '#core/rule-type'
import { IconButton } from '../../ui/IconButton'
import { Menu, type MenuItem } from '../../ui/Menu'
import type { AnyOfState } from './any-of/use-any-of-row'
import { useEditor } from './editor-context'

interface Props {
  ruleType: RuleType
  index: number
  /** What the rule says, so that each menu has a name of its own. */
  words: string
  editable: boolean
  reachable: boolean
  onOpen: (index: number, open: boolean) => void
  anyOf: Pick<AnyOfState, 'begin' | 'rules' | 'reading'>
  /** Somebody said already why it is there. */
  noted: boolean
  /** Asks why it is there; absent where nothing can be said of it. */
  onNote: (() => void) | undefined
}

/** Everything that the keys of a row do, as buttons; where the rule cannot be changed, what can be done all the same. */
export function RuleMenu({ ruleType, index, words, editable, reachable, onOpen, anyOf, noted, onNote }: Props) {
  const { actions, helpers, lockedReason } = useEditor()
  const note: MenuItem[] = onNote
    ? [{ label: noted ? 'Change its reason…' : 'Say why it is there…', icon: NotePencilIcon, onSelect: onNote }]
    : []
  if (lockedReason !== undefined && note.length === 0) return null
  const here = RULE_TYPES.indexOf(ruleType)
  const changes: MenuItem[] = [
    ...(editable ? [{ label: 'Edit', icon: PencilSimpleIcon, onSelect: () => onOpen(index, true) }] : []),
    ...(anyOf.begin ? [{ label: 'Any of…', icon: GitForkIcon, onSelect: anyOf.begin }] : []),
    ...(ruleType === 'require' && index > 0 && helpers.able && !anyOf.reading
      ? [{ label: 'Join with the row above', icon: ArrowsMergeIcon, onSelect: () => actions.join([index - 1, index]) }]
      : []),
    ...(anyOf.rules && !anyOf.reading
      ? [{ label: 'Ask for each of them', icon: SplitHorizontalIcon, onSelect: () => actions.split(index) }]
      : []),
    ...note,
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
      items={lockedReason === undefined ? changes : note}
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
