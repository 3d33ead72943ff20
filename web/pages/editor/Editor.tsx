import { useRef, useState } from 'react'
import type { DocumentKind } from '#core/document-kind'
import { RULE_TYPES } from '#core/rule-type'
import { Announcer } from './Announcer'
import { Block } from './Block'
import { ConditionsSection } from './ConditionsSection'
import { DecisionCards } from './DecisionCards'
import type { DraftBase } from '../../drafts/draft-storage'
import { EditorBanners } from './EditorBanners'
import { EditorContext } from './editor-context'
import { EditorDialogs, type OpenDialog } from './EditorDialogs'
import type { EditorStart } from './editor-start'
import { EditorStrip } from './EditorStrip'
import { EditorTitle } from './EditorTitle'
import { FindingDialogs } from './findings/FindingDialogs'
import { FindingsWatch } from './findings/FindingsWatch'
import { ProblemsCard } from './findings/ProblemsCard'
import { GroupDefault } from './GroupDefault'
import { LiveSentence } from './LiveSentence'
import { ProblemList } from './ProblemList'
import { SaveButton } from './SaveButton'
import { UsedByPanel } from './UsedByPanel'
import { useEditorCommands } from './use-editor-commands'
import { useEditorKeys } from './use-editor-keys'
import { useEditorState } from './use-editor-state'

interface Props {
  kind: DocumentKind
  account: string
  /** Absent: a new document. */
  id: string | undefined
  /** The newest version that was read. */
  live: DraftBase | undefined
  start: EditorStart
}

/** The one editor, for policies and for rule groups. It is drawn again when rows come or go, not while somebody types. */
export function Editor({ kind, account, id, live, start }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const [dialog, setDialog] = useState<OpenDialog>()
  const state = useEditorState({ account, kind, id, live, start })
  const commands = useEditorCommands({ root, account, id, state, setDialog })
  useEditorKeys(root, commands)

  const isNew = id === undefined
  const { save, saving } = commands
  return (
    <EditorContext value={state.context}>
      <div ref={root} className="mx-auto flex w-full max-w-7xl flex-col gap-4 px-4 pb-24 sm:px-8 md:pb-10">
        <EditorTitle isNew={isNew} />
        <EditorStrip isNew={isNew} kept={state.trouble === undefined} back={commands.back} act={commands} />
        <EditorBanners
          base={state.base?.document}
          saved={commands.saved}
          savedOtherwise={commands.savedOtherwise}
          restoredFrom={state.restoredFrom}
          changedMeanwhile={state.theirs !== undefined && !saving}
          asideFrom={state.asideFrom}
          trouble={commands.trouble ?? state.trouble}
          onDiscard={commands.discard}
          onCompare={commands.compare}
          onBringBack={state.bringBack}
          onForgetAside={state.forgetAside}
        />
        <ProblemList onGo={commands.goTo} />
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="flex min-w-0 flex-col gap-5">
            {kind === 'policies' && <DecisionCards />}
            <LiveSentence />
            {RULE_TYPES.map((ruleType) => (
              <Block key={ruleType} ruleType={ruleType} fields={state.fields[ruleType]} />
            ))}
            {kind === 'policies' ? (
              <ConditionsSection />
            ) : (
              <GroupDefault told={typeof state.base?.document['is_default'] === 'boolean'} />
            )}
          </div>
          <aside className="flex flex-col gap-4 lg:sticky lg:top-24">
            <ProblemsCard />
            <UsedByPanel kind={kind} id={id} />
          </aside>
        </div>
        <div className="fixed inset-x-0 bottom-0 z-10 border-t border-kumo-hairline bg-kumo-base p-3 md:hidden">
          <SaveButton isNew={isNew} onSave={save} className="min-h-11 w-full justify-center" />
        </div>
        <EditorDialogs open={dialog} state={state} commands={commands} onClose={() => setDialog(undefined)} />
        <FindingsWatch id={id} />
        <FindingDialogs />
        <Announcer said={state.said} />
      </div>
    </EditorContext>
  )
}
