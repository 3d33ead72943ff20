import { BroomIcon, QuestionIcon, WarningIcon, WarningOctagonIcon, type Icon } from '@phosphor-icons/react'
import type { Severity } from '#core/findings/finding'

interface SeverityLook {
  word: string
  /** What it means, in a sentence. */
  means: string
  Shape: Icon
  /** Of the icon and the word. */
  colour: string
  /** Of the line beside a finding. */
  side: string
}

/** Each severity by word, shape and colour. */
export const severityLook: Record<Severity, SeverityLook> = {
  stop: {
    word: 'Stop',
    means: 'Nobody or anybody gets in by proof, or Cloudflare refuses it.',
    Shape: WarningOctagonIcon,
    colour: 'text-kumo-danger',
    side: 'border-l-kumo-danger',
  },
  risk: {
    word: 'Risk',
    means: 'It opens more than most people intend.',
    Shape: WarningIcon,
    colour: 'text-kumo-warning',
    side: 'border-l-kumo-warning',
  },
  doubt: {
    word: 'Doubt',
    means: 'It is probably a mistake.',
    Shape: QuestionIcon,
    colour: 'text-kumo-info',
    side: 'border-l-kumo-info',
  },
  tidy: {
    word: 'Tidy',
    means: 'It does no harm, and can be simpler.',
    Shape: BroomIcon,
    colour: 'text-kumo-subtle',
    side: 'border-l-kumo-line',
  },
}
