import {
  ArrowLeftIcon,
  ArrowUUpLeftIcon,
  ArrowUUpRightIcon,
  BracketsCurlyIcon,
  ClockCounterClockwiseIcon,
  CopyIcon,
  DotsThreeVerticalIcon,
  KeyboardIcon,
  ShareNetworkIcon,
  TrashIcon,
  XCircleIcon,
} from '@phosphor-icons/react'
import { memo } from 'react'
import { documentNoun } from '#core/document-kind'
import type { SharedDraft } from '#core/shared-draft'
import { useAccountId } from '../../api/account'
import { paths } from '../../paths'
import { AppLink } from '../../ui/AppLink'
import { IconButton } from '../../ui/IconButton'
import { Menu, type MenuItem } from '../../ui/Menu'
import { DraftState } from './DraftState'
import { useDraftEditor } from './editor-context'
import { useStore } from '../../external-store'
import { NameField } from './NameField'
import { useZone } from './use-resource'
import { PublishButton } from './publish/PublishButton'

export interface StripActions {
  publish: () => void
  share: () => void
  history: () => void
  undo: () => void
  redo: () => void
  json: () => void
  duplicate: () => void
  discard: () => void
  remove: () => void
  shortcuts: () => void
}

interface Props {
  isNew: boolean
  /** The draft on the server that is open. */
  shared: SharedDraft | undefined
  kept: boolean
  act: StripActions
}

const all = { policies: 'All policies', groups: 'All groups' }

/** The top of the editor: where it came from, what it is called, how far it is, and what can be done with the whole. */
export const EditorStrip = memo(function EditorStrip({ isNew, shared, kept, act }: Props) {
  const account = useAccountId()
  const { kind, lockedReason } = useDraftEditor()
  const locked = lockedReason !== undefined
  const zone = useZone()
  const noun = documentNoun[kind]
  const items: MenuItem[] = [
    ...(locked || zone !== undefined
      ? []
      : [
          {
            label: shared ? 'Save the shared draft' : 'Save as a draft to share',
            icon: ShareNetworkIcon,
            onSelect: act.share,
          },
        ]),
    ...(isNew ? [] : [{ label: 'History', icon: ClockCounterClockwiseIcon, onSelect: act.history }]),
    { label: 'Show as JSON', icon: BracketsCurlyIcon, onSelect: act.json },
    { label: `Duplicate as a new ${noun}`, icon: CopyIcon, onSelect: act.duplicate },
    { label: 'Keys', icon: KeyboardIcon, onSelect: act.shortcuts },
    ...(locked ? [] : [{ label: 'Discard the draft', icon: XCircleIcon, onSelect: act.discard }]),
    ...(locked || isNew ? [] : [{ label: `Delete this ${noun}`, icon: TrashIcon, danger: true, onSelect: act.remove }]),
  ]
  return (
    <div className="z-10 -mx-4 flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-kumo-hairline bg-kumo-canvas px-4 py-3 sm:-mx-8 sm:px-8 md:sticky md:top-0">
      <AppLink
        href={paths.documents(account, kind)}
        aria-label={all[kind]}
        title={all[kind]}
        className="flex size-10 shrink-0 items-center justify-center rounded-lg hover:bg-kumo-tint max-md:size-11"
      >
        <ArrowLeftIcon aria-hidden size={20} />
      </AppLink>
      <div className="min-w-0 flex-1 basis-48">
        <NameField />
      </div>
      <div className="flex min-h-10 flex-wrap items-center gap-2">
        <DraftState isNew={isNew} kept={kept} shared={shared} />
        {!locked && <UndoButtons undo={act.undo} redo={act.redo} />}
        <PublishButton isNew={isNew} onPublish={act.publish} className="max-md:hidden" />
        <Menu
          items={items}
          trigger={<IconButton label="More actions" icon={DotsThreeVerticalIcon} className="max-md:size-11" />}
        />
      </div>
    </div>
  )
})

function UndoButtons({ undo, redo }: Pick<StripActions, 'undo' | 'redo'>) {
  const { draft } = useDraftEditor()
  const { canUndo, canRedo } = useStore(draft.steps)
  return (
    <>
      <IconButton label="Undo" icon={ArrowUUpLeftIcon} disabled={!canUndo} onClick={undo} className="max-md:size-11" />
      <IconButton label="Redo" icon={ArrowUUpRightIcon} disabled={!canRedo} onClick={redo} className="max-md:size-11" />
    </>
  )
}
