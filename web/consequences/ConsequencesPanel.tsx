import { useState, type ReactNode } from 'react'
import { Tabs } from '../ui/Tabs'
import { AppsTab } from './AppsTab'
import { AskForPeople } from './AskForPeople'
import { CannotCount } from './CannotCount'
import { cannotCount, useOutcome } from './counting'
import { useKnownPeople } from './known-people'
import { shortOutcome } from './outcome-words'
import { PeopleNotAsked } from './PeopleNotAsked'
import { PeopleTab } from './PeopleTab'
import { ReplayTab } from './replay/ReplayTab'
import { TryTab } from './try/TryTab'

export type ConsequencesTab = 'people' | 'problems' | 'apps' | 'try' | 'replay'

interface Props {
  /** What is wrong or doubtful, and how much that is. */
  problems: { count: number | undefined; list: ReactNode }
  /** What else uses the thing, beside applications. */
  usedBy: ReactNode
  /** Of something that is not there yet. */
  isNew: boolean
  start?: ConsequencesTab
}

/** What a draft would do, before it does it: to people, to applications, to one visitor, to the logins of the last days. */
export function ConsequencesPanel({ problems, usedBy, isNew, start = 'people' }: Props) {
  const [tab, setTab] = useState<ConsequencesTab>(start)
  const counted = useOutcome((outcome) => outcome.counted)
  const cannot = useOutcome(cannotCount)
  const { notAsked } = useKnownPeople()
  const whyNot = cannot ? (
    <>
      <CannotCount />
      {notAsked && <AskForPeople>Try again</AskForPeople>}
    </>
  ) : notAsked && !counted ? (
    <PeopleNotAsked isNew={isNew} />
  ) : undefined
  return (
    <Tabs
      label="Consequences"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'people', label: 'People', count: counted && shortOutcome(counted), content: whyNot ?? <PeopleTab /> },
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
          content: whyNot ? (
            <div className="flex flex-col gap-4">
              {whyNot}
              {usedBy}
            </div>
          ) : (
            <AppsTab>{usedBy}</AppsTab>
          ),
        },
        { value: 'try', label: 'Try', content: whyNot ?? <TryTab /> },
        { value: 'replay', label: 'Replay', content: whyNot ?? <ReplayTab /> },
      ]}
    />
  )
}
