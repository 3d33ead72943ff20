import { ruleTypeWords } from '#core/rule-type'
import { Dialog } from '../../ui/Dialog'

const keys: [string, string][] = [
  [
    '1  2  3',
    `Go to “${ruleTypeWords.include.plain}”, “${ruleTypeWords.require.plain}”, “${ruleTypeWords.exclude.plain}”`,
  ],
  ['a', 'Add a rule to the block you are in'],
  ['↑  ↓', 'From rule to rule'],
  ['Enter', 'Edit the rule; Escape when you are done'],
  ['Delete', 'Remove the rule'],
  ['w', 'Say why the rule is there, and until when'],
  ['o', `Under “${ruleTypeWords.require.plain}”: let something else be enough as well`],
  ['j', `Under “${ruleTypeWords.require.plain}”: join with the rule above, so that one of both is enough`],
  ['Alt ↑  Alt ↓', 'Move the rule to the block above or below'],
  ['Ctrl Z', 'Undo (⌘ Z on a Mac)'],
  ['Ctrl Shift Z', 'Do it again; also Ctrl Y'],
  ['Ctrl S', 'Save as a draft to share'],
  ['Ctrl Enter', 'See what publishing would do, and publish'],
  ['?', 'This list'],
]

/** The keys of the editor. Everything they do has a button as well. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title="Keys"
      description="They do nothing while you type in a field, except those with Ctrl."
      onClose={onClose}
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        {keys.map(([key, words]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded bg-kumo-tint px-1.5 py-0.5 text-sm whitespace-pre ring ring-kumo-line">{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
