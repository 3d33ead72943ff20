import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf, dayWords } from '#core/day'
import { readJson } from '#core/json'
import { isOver, noteProblems, ruleKey, type NotedRule } from '#core/rule-note'
import { ruleTypeWords } from '#core/rule-type'
import { useAccountId } from '../../../api/account'
import { endRuleNote, keepRuleNote } from '../../../api/rule-notes'
import { ServerErrorNote } from '../../../errors/ServerErrorNote'
import { useStore } from '../../../external-store'
import { actorWords } from '../../../findings/actor-words'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/TextArea'
import { TextInput } from '../../../ui/TextInput'
import { useEditor } from '../editor-context'
import { displayOf } from '../rule-display'

interface Props {
  /** Of the policy or group. */
  id: string
  asked: Pick<NotedRule, 'ruleType' | 'rule'>
  onClose: () => void
}

/** Asks why a rule is there, and until when. It is kept at once: it is no part of the draft. */
export function NoteDialog({ id, asked: { ruleType, rule: text }, onClose }: Props) {
  const { kind, names, ruleNotes, announce } = useEditor()
  const [queries, account] = [useQueryClient(), useAccountId()]
  const keeping = useMutation(keepRuleNote(queries, account))
  const ending = useMutation(endRuleNote(queries, account))
  const [now] = useState(() => new Date())
  const rule = readJson(text)
  const note = useStore(ruleNotes, (notes) => notes?.get(ruleKey(ruleType, rule)))
  const [reason, setReason] = useState(note?.reason ?? '')
  // A day that is over is nothing to begin with: a new one is wanted, or none.
  const [until, setUntil] = useState(note && !isOver(note, now) ? (note.until ?? '') : '')
  const [wasAsked, setWasAsked] = useState(false)
  const said = { reason, until: until === '' ? undefined : until }
  const problems = wasAsked ? noteProblems(said, now) : {}
  const error = keeping.error ?? ending.error
  const pending = keeping.isPending || ending.isPending
  const done = (words: string) => {
    announce(words)
    onClose()
  }
  const save = () => {
    setWasAsked(true)
    if (Object.keys(noteProblems(said, now)).length > 0) return
    ending.reset()
    const { until: day } = said
    keeping.mutate(
      { kind, document: id, ruleType, rule, reason, ...(day !== undefined && { until: day }) },
      { onSuccess: () => done('It is kept why this rule is there.') },
    )
  }
  const end = () => {
    if (!note) return
    keeping.reset()
    ending.mutate(note.id, { onSuccess: () => done('The reason is removed.') })
  }
  return (
    <Dialog
      title="Why this rule is there"
      description="Gatehouse keeps it at once and shows it at the rule; it is no part of what you publish. A rule that is changed needs a reason of its own."
      onClose={onClose}
      footer={
        <>
          {error && !pending && (
            <div className="mb-1 w-full">
              <ServerErrorNote error={error} onRetry={ending.error ? end : save} />
            </div>
          )}
          {note && (
            <Button variant="ghost" className="mr-auto" loading={ending.isPending} onClick={end}>
              Remove the reason
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={keeping.isPending} onClick={save}>
            Keep it
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-base wrap-anywhere">
          <span className="text-kumo-subtle">“{ruleTypeWords[ruleType].plain}”: </span>
          <strong className="font-semibold">{displayOf(text, ruleType, names).text}</strong>
        </p>
        <TextArea
          label="Why is this rule there?"
          rows={3}
          value={reason}
          error={problems.reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <TextInput
          label="Needed until the end of (optional)"
          type="date"
          min={dayOf(now)}
          hint="After that day Gatehouse says that it is over. Nothing is removed by itself."
          value={until}
          error={problems.until}
          onChange={({ target }) => setUntil(target.value)}
        />
        {note && (
          <p className="text-sm wrap-anywhere text-kumo-subtle">
            Said by {actorWords(note.actor)} on {dayWords(dayOf(new Date(note.at)))}
            {note.until !== undefined && isOver(note, now) && `, until ${dayWords(note.until)}, which is over`}.
          </p>
        )}
      </div>
    </Dialog>
  )
}
