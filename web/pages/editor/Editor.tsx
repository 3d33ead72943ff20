import { useRef, useState } from 'react'
import type { DocumentKind } from '#core/document-kind'
import type { SharedDraft } from '#core/shared-draft'
import { RULE_TYPES } from '#core/rule-type'
import { asking } from '../../consequences/asking'
import { CountingContext, createCounting } from '../../consequences/counting'
import { startJudging } from '../../consequences/start-judging'
import { Announcer } from './Announcer'
import { Block } from './Block'
import { ConditionsSection } from './ConditionsSection'
import { ConsequencesSide } from './ConsequencesSide'
import { CountChanges } from './CountChanges'
import { DecisionCards } from './DecisionCards'
import type { DraftBase } from '../../drafts/draft-storage'
import { EditorBanners } from './EditorBanners'
import { DraftContext, EditorContext } from './editor-context'
import { EditorDialogs, type OpenDialog } from './EditorDialogs'
import type { EditorStart } from './editor-start'
import { EditorStrip } from './EditorStrip'
import { EditorTitle } from './EditorTitle'
import { FindingDialogs } from './findings/FindingDialogs'
import { FindingsWatch } from './findings/FindingsWatch'
import { RuleAtOpening } from './findings/RuleAtOpening'
import { GroupDefault } from './GroupDefault'
import { LiveSentence } from './LiveSentence'
import { NoteAtOpening } from './notes/NoteAtOpening'
import { NoteDialogs } from './notes/NoteDialogs'
import { NotesWatch } from './notes/NotesWatch'
import { ProblemList } from './ProblemList'
import { useEditorCommands } from './use-editor-commands'
import { useEditorKeys } from './use-editor-keys'
import { SharedBanner } from './SharedBanner'
import { useSharedDraft } from './use-shared-draft'
import { useEditorState } from './use-editor-state'
import { useLasting } from './use-lasting'

interface Props {
  kind: DocumentKind
  account: string
  /** Absent: a new document. */
  id: string | undefined
  /** The newest version that was read. */
  live: DraftBase | undefined
  start: EditorStart
  /** The draft on the server that the page was opened with. */
  shared?: SharedDraft
}

/** The one editor, for policies and for rule groups. It is drawn again when rows come or go, not while somebody types. */
export function Editor({ kind, account, id, live, start, shared }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const [dialog, setDialog] = useState<OpenDialog>()
  const [counting] = useState(() => createCounting(asking(startJudging)))
  const sharing = useSharedDraft(account, shared)
  const state = useEditorState({ account, kind, id, live, start, shared: sharing.draft })
  const commands = useEditorCommands({ root, account, id, state, sharing, setDialog })
  useEditorKeys(root, commands)

  const isNew = id === undefined
  const { publishing } = commands
  const { publish, goTo, share, history, undo, redo, json, duplicate, discard, remove, shortcuts } = commands
  const act = useLasting({ publish, goTo, share, history, undo, redo, json, duplicate, discard, remove, shortcuts })
  return (
    <EditorContext value={state.context}>
      <DraftContext value={state.draftContext}>
        <CountingContext value={counting}>
          <CountChanges base={state.base} changesOf={state.changesOf} />
          <div ref={root} className="mx-auto flex w-full max-w-[96rem] flex-col gap-4 px-4 pb-24 sm:px-8 lg:pb-10">
            <EditorTitle isNew={isNew} />
            <EditorStrip isNew={isNew} shared={sharing.draft} kept={state.trouble === undefined} act={act} />
            <SharedBanner
              sharing={sharing}
              onTakeTheirs={commands.takeSharedTheirs}
              onKeepMine={commands.keepSharedMine}
            />
            <EditorBanners
              base={state.base?.document}
              saved={commands.saved}
              savedOtherwise={commands.savedOtherwise}
              restoredFrom={state.restoredFrom}
              theirs={publishing ? undefined : state.theirs?.document}
              asideFrom={state.asideFrom}
              trouble={commands.trouble ?? state.trouble}
              onDiscard={commands.discard}
              onCompare={commands.compare}
              onBringBack={state.bringBack}
              onForgetAside={state.forgetAside}
            />
            <ProblemList onGo={act.goTo} />
            <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
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
              <ConsequencesSide kind={kind} id={id} onPublish={act.publish} />
            </div>
            <EditorDialogs open={dialog} state={state} commands={commands} onClose={() => setDialog(undefined)} />
            <FindingsWatch id={id} />
            <FindingDialogs onDeleted={commands.deleted} />
            <NotesWatch id={id} />
            <NoteDialogs id={id} />
            <NoteAtOpening />
            <RuleAtOpening />
            <Announcer said={state.said} />
          </div>
        </CountingContext>
      </DraftContext>
    </EditorContext>
  )
}
