import { useState, type ReactNode } from 'react'
import { Tabs } from '../ui/Tabs'
import { AppsTab } from './AppsTab'
import { CannotCount } from './CannotCount'
import { cannotCount, useOutcome } from './counting'
import { shortOutcome } from './outcome-words'
import { PeopleTab } from './PeopleTab'
import { ReplayTab } from './replay/ReplayTab'
import { TryTab } from './try/TryTab'

export type ConsequencesTab = 'people' | 'problems' | 'apps' | 'try' | 'replay'

interface Props {
  /** What is wrong or doubtful, and how much that is. */
  problems: { count: number | undefined; list: ReactNode }
  /** What else uses the thing, beside applications. */
  usedBy: ReactNode
  start?: ConsequencesTab
}

/** What a draft would do, before it does it: to people, to applications, to one visitor, to the logins of the last days. */
export function ConsequencesPanel({ problems, usedBy, start = 'people' }: Props) {
  const [tab, setTab] = useState<ConsequencesTab>(start)
  const counted = useOutcome((outcome) => outcome.counted)
  const cannot = useOutcome(cannotCount)
  const orWhyNot = (content: ReactNode) => (cannot ? <CannotCount /> : content)
  return (
    <Tabs
      label="Consequences"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'people', label: 'People', count: counted && shortOutcome(counted), content: orWhyNot(<PeopleTab />) },
        {
          value: 'problems',
          label: 'Problems',
          count: problems.count === undefined ? undefined : String(problems.count),
          content: problems.list,
        },
        {
          value: 'apps',
          label: 'Apps',
          count: counted && String(counted.apps.length),
          content: cannot ? (
            <div className="flex flex-col gap-4">
              <CannotCount />
              {usedBy}
            </div>
          ) : (
            <AppsTab>{usedBy}</AppsTab>
          ),
        },
        { value: 'try', label: 'Try', content: orWhyNot(<TryTab />) },
        { value: 'replay', label: 'Replay', content: orWhyNot(<ReplayTab />) },
      ]}
    />
  )
}
