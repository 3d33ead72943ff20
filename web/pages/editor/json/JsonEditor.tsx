import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { cspNonce } from '../../../csp-nonce'
import { jsonLook } from './json-look'
import type { TextProblem } from './read-draft'

export interface JsonEditorHandle {
  /** Replaces the whole text, as one step that Ctrl+Z takes back. */
  replace: (text: string) => void
  /** Puts the cursor there and the focus into the text. */
  goTo: (position: number) => void
}

interface Props {
  initial: string
  problems: TextProblem[]
  onText: (text: string) => void
  handle: Ref<JsonEditorHandle>
}

/**
 * A text editor for JSON. Tab moves on to the next control, as everywhere on the page; Ctrl+] and Ctrl+[ indent. What is
 * wrong is the caller's to say.
 */
export function JsonEditor({ initial, problems, onText, handle }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  // The text is the editor's own once it has started: another `initial` would be another editor.
  const start = useRef(initial)
  const report = useRef(onText)
  useEffect(() => {
    report.current = onText
  })

  useEffect(() => {
    if (!place.current) return undefined
    const editor = new EditorView({
      parent: place.current,
      state: startState(start.current, (text) => report.current(text)),
    })
    view.current = editor
    editor.focus()
    return () => editor.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const length = editor.state.doc.length
    const shown = problems.map(({ from, to, message, severity }) => ({
      from: Math.min(from, length),
      to: Math.min(to, length),
      message,
      severity,
    }))
    editor.dispatch(setDiagnostics(editor.state, shown))
  }, [problems])

  useImperativeHandle(handle, () => ({
    replace: (text) =>
      view.current?.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: text } }),
    goTo: (position) => {
      view.current?.dispatch({
        selection: { anchor: Math.min(position, view.current.state.doc.length) },
        scrollIntoView: true,
      })
      view.current?.focus()
    },
  }))

  return (
    <div
      ref={place}
      className="h-[min(45dvh,36rem)] overflow-hidden rounded-lg ring ring-kumo-line focus-within:ring-2 focus-within:ring-kumo-focus"
    />
  )
}

/**
 * Typing over a selection, done by the editor. Left to the browser, it would give the new text the look of the old one
 * as an inline style, which the content security policy refuses.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    if (event.inputType !== 'insertText' || event.data === null) return false
    if (view.composing || view.state.selection.main.empty) return false
    event.preventDefault()
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true })
    return true
  },
})

const startState = (doc: string, onText: (text: string) => void) =>
  EditorState.create({
    doc,
    extensions: [
      cspNonce === undefined ? [] : EditorView.cspNonce.of(cspNonce),
      EditorView.contentAttributes.of({ 'aria-label': 'JSON of the draft', tabindex: '0' }),
      EditorView.updateListener.of((update) => update.docChanged && onText(update.state.doc.toString())),
      EditorView.lineWrapping,
      lineNumbers(),
      foldGutter(),
      lintGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      typeOver,
      bracketMatching(),
      highlightActiveLine(),
      json(),
      jsonLook,
      keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap]),
    ],
  })
