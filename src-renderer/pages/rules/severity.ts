import { type Rule, SEVERITIES, type Severity } from '#core/lint'
import type { Tone } from '../../components/ToneBadge.tsx'

export const TONES = { error: 'bad', warn: 'warn', info: 'neutral' } as const satisfies Record<Severity, Tone>

/** What a rule's messages can be, the gravest first. */
export const severitiesOf = ({ messages }: Rule): Severity[] =>
  SEVERITIES.filter((severity) => Object.values(messages).includes(severity))
