import { dayWords } from '../day'
import { canonicalRule } from '../canonical'
import { isOver, notesOf, ruleKey, type DocumentNotes, type RuleNote } from '../rule-note'
import type { RuleType } from '../rule-type'
import type { Check, Example, SubjectRule } from './check'
import { accountOf, ana, appOf, bo, domain, groupExample, network, policyExample, policyOf, staff } from './example'
import { at, rulesAt } from './subject'
import { several, type View } from './view'

/** Exceptions of which nobody said why they are there, and those that were meant for a time that is over. */
function lacking(exceptions: readonly SubjectRule[], notes: DocumentNotes, now: Date) {
  const unexplained: SubjectRule[] = []
  const over: { one: SubjectRule; note: RuleNote }[] = []
  for (const one of exceptions) {
    // What is no rule yet is told by itself.
    if (one.read.state === 'incomplete') continue
    const note = notes.size === 0 ? undefined : notes.get(ruleKey(one.ruleType, one.rule))
    if (!note) unexplained.push(one)
    else if (isOver(note, now)) over.push({ one, note })
  }
  return { unexplained, over }
}

const namesOf = (rules: readonly SubjectRule[], view: View) => several(rules.map(({ rule }) => view.who(rule)))

function unexplainedWords(rules: readonly SubjectRule[], view: View): string[] {
  if (rules.length === 0) return []
  const names = namesOf(rules, view)
  return rules.length === 1
    ? [
        `Nobody said why this is an exception: ${names}. Add a reason, so that whoever looks at it next can tell whether it is still needed.`,
      ]
    : [
        `Nobody said why these are exceptions: ${names}. Add a reason to each, so that whoever looks at them next can tell whether they are still needed.`,
      ]
}

function overWords(over: readonly { one: SubjectRule; note: RuleNote }[], view: View): string[] {
  const [first, ...more] = over
  if (!first) return []
  const names = namesOf(
    over.map(({ one }) => one),
    view,
  )
  return more.length === 0
    ? [
        `This exception was meant until ${dayWords(first.note.until ?? '')}, which is over: ${names}. Remove it, or say until when it is needed.`,
      ]
    : [`These exceptions were meant for a time that is over: ${names}. Remove them, or say until when they are needed.`]
}

const exceptionWithoutReason: Check = {
  id: 'REV-04',
  severity: 'doubt',
  title: 'An exception without a reason or past its end',
  needs: 'exclude',
  inDocument: (subject, view) => {
    const { notes, now } = view.facts
    const { place, kind, document } = subject
    // Policies of one application are changed elsewhere, and of what was never saved nothing can be kept.
    if (!notes || place.kind === 'apps' || document.updated_at === undefined) return []
    const exceptions = rulesAt(subject, 'exclude')
    const { unexplained, over } = lacking(exceptions, notesOf(notes, kind, document.id), now)
    const [first, ...more] = [...unexplained, ...over.map(({ one }) => one)]
    if (!first) return []
    return [
      {
        message: [...unexplainedWords(unexplained, view), ...overWords(over, view)].join(' '),
        // One finding for a document: each of its exceptions would say the same.
        at: more.length === 0 ? at(first) : { ruleType: first.ruleType },
        note: {
          label: unexplained.length > 0 ? 'Add a reason' : 'Give it a new end date',
          ruleType: first.ruleType,
          rule: canonicalRule(first.rule),
        },
      },
    ]
  },
  examples: {
    finds: [
      policyExample([staff], { exclude: [ana] }, { notes: [] }),
      policyExample([staff], { exclude: [ana, bo] }, { notes: [noteOf(ana)] }),
      policyExample([staff], { exclude: [ana] }, { notes: [noteOf(ana, { until: '2026-11-20' })] }),
      // Said of the rule where it stood before.
      policyExample([staff], { exclude: [ana] }, { notes: [noteOf(ana, { ruleType: 'include' })] }),
      groupExample([staff], { exclude: [domain('left.example')] }, { notes: [noteOf(domain('left.example'))] }),
    ],
    spares: [
      policyExample([staff], { exclude: [ana] }),
      policyExample([staff], { exclude: [] }, { notes: [] }),
      policyExample([staff], { exclude: [bo, ana] }, { notes: [noteOf(ana), noteOf(bo)] }),
      policyExample([staff], { exclude: [ana] }, { notes: [noteOf(ana, { until: '2026-11-21' })] }),
      policyExample([staff], { exclude: [network('203.0.113.7')] }, { notes: [noteOf(network('203.0.113.7/32'))] }),
      policyExample([staff], { exclude: [{}] }, { notes: [] }),
      neverSaved(),
      ofOneApp(),
    ],
  },
}

function noteOf(rule: unknown, rest: Partial<RuleNote> & { ruleType?: RuleType } = {}): RuleNote {
  return {
    id: 'note',
    kind: 'policies',
    document: 'policy',
    ruleType: 'exclude',
    rule: canonicalRule(rule),
    reason: 'Until the handover is done.',
    actor: 'ada@example.com',
    at: '2026-11-01T12:00:00Z',
    ...rest,
  }
}

function neverSaved(): Example {
  const { updated_at: _never, ...document } = policyOf([staff], { id: 'new', exclude: [ana] })
  return { account: accountOf({ notes: [] }), draft: { kind: 'policies', document } }
}

function ofOneApp(): Example {
  const own = policyOf([staff], { id: 'own', exclude: [ana] })
  const app = appOf([own], { policies: [{ id: 'own', name: 'Own', precedence: 1, reusable: false, document: own }] })
  return policyExample([staff], {}, { notes: [], apps: [app] })
}

export const exceptionChecks: readonly Check[] = [exceptionWithoutReason]
