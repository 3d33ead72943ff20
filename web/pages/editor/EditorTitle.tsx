import { memo } from 'react'
import { documentNoun } from '#core/document-kind'
import { useDraftEditor } from './editor-context'
import { useStore } from '../../external-store'

const sections = { policies: 'Policies', groups: 'Groups' }

/** The browser's title and the page's heading: the name as it is being typed, or what is being made. */
export const EditorTitle = memo(function EditorTitle({ isNew }: { isNew: boolean }) {
  const { kind, draft } = useDraftEditor()
  const name = useStore(draft.checked, (checked) => checked.draft.name.trim())
  const title = name === '' ? `${isNew ? 'New' : 'Nameless'} ${documentNoun[kind]}` : name
  return (
    <>
      <title>{[title, sections[kind], 'Gatehouse'].join(' · ')}</title>
      <h1 tabIndex={-1} className="sr-only">
        {title}
      </h1>
    </>
  )
})
