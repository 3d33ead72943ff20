import { documentNoun, type AccessDocument } from '#core/document-kind'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Differences } from '../../rules/Differences'
import { HelperBanner } from './any-of/HelperBanner'
import { useDraftEditor, useEditor } from './editor-context'
import { useStore } from '../../external-store'
import { useWhoSaved } from '../../history/use-who-saved'
import type { PublishedOtherwise } from './publish/use-publish'

interface Props {
  /** The document as it was read; absent for a new one. */
  base: AccessDocument | undefined
  /** The publish that was just made went through. */
  saved: boolean
  /** It did, but Cloudflare has something else now. */
  savedOtherwise: PublishedOtherwise | undefined
  /** When the unsaved changes were kept that were found again, ISO 8601. */
  restoredFrom: string | undefined
  /** The live version, when it is newer than the one the draft was begun on. */
  theirs: AccessDocument | undefined
  /** When the draft was kept that lies aside, ISO 8601. */
  asideFrom: string | undefined
  /** What the browser's storage refused. */
  trouble: string | undefined
  onDiscard: () => void
  onCompare: () => void
  onBringBack: () => void
  onForgetAside: () => void
}

/** What the person must know about this draft before going on. */
export function EditorBanners(props: Props) {
  const { draft, names, lockedReason } = useEditor()
  const changed = useStore(draft.checked, ({ changes }) => changes.length > 0)
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      <HelperBanner document={props.base} />
      {lockedReason !== undefined && <Banner title="You can look, but not change">{lockedReason}</Banner>}
      {props.savedOtherwise && (
        <Banner tone="warning" title="Published, but Cloudflare has something else now">
          <div className="flex flex-col gap-2" role="alert">
            <p>{props.savedOtherwise.warning}</p>
            <p>From what you published to what is there:</p>
            <Differences changes={props.savedOtherwise.changes} context={names} />
          </div>
        </Banner>
      )}
      {props.saved && !props.savedOtherwise && !changed && (
        <output className="block">
          <Banner title="Published. Cloudflare has it now." />
        </output>
      )}
      {props.theirs && <ChangedMeanwhile theirs={props.theirs} onCompare={props.onCompare} />}
      {props.restoredFrom !== undefined && (
        <Banner
          title={`You have unsaved changes from ${timeWords(props.restoredFrom)}`}
          action={<Button onClick={props.onDiscard}>Discard them</Button>}
        >
          They were kept in this browser, and are shown here. They are not in Cloudflare.
        </Banner>
      )}
      {props.asideFrom !== undefined && (
        <Banner
          title={`A draft of yours from ${timeWords(props.asideFrom)} was put aside`}
          action={
            <span className="flex flex-wrap gap-2">
              <Button onClick={props.onBringBack}>Bring it back</Button>
              <Button variant="ghost" onClick={props.onForgetAside}>
                Throw it away
              </Button>
            </span>
          }
        />
      )}
      {props.trouble !== undefined && <Banner tone="warning">{props.trouble}</Banner>}
    </div>
  )
}

function ChangedMeanwhile({ theirs, onCompare }: { theirs: AccessDocument; onCompare: () => void }) {
  const { kind } = useDraftEditor()
  const who = useWhoSaved(kind, theirs.id, theirs)
  return (
    <Banner
      tone="warning"
      title={`This ${documentNoun[kind]} changed in Cloudflare after you began`}
      action={<Button onClick={onCompare}>Put both together</Button>}
    >
      {who} You see your draft, on the version from then. Publishing puts both together; what collides you choose.
    </Banner>
  )
}

const timeWords = (iso: string) =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
