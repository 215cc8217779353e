import type { TemplateContent } from '#core/template'
import type { Edit, LintComponent, Report } from './rule.ts'
import { componentText } from './subject.ts'

/** What a rule answers that has nothing to say: nearly always. */
export const NONE: readonly Report[] = []

/** A report about the whole of a component. */
export function whole(content: TemplateContent, component: LintComponent, messageId: string, rest: Partial<Report> = {}): Report {
  return { messageId, component, start: 0, end: componentText(content, component).length, ...rest }
}

/** Replaces the whole of a component's text. */
export function replaceWhole(content: TemplateContent, component: LintComponent, text: string): readonly Edit[] {
  return [{ component, start: 0, end: componentText(content, component).length, text }]
}

/** Takes a piece out, and one of the blanks that would else stand doubled or at an end. */
export function removal(component: LintComponent, text: string, start: number, end: number): readonly Edit[] {
  const isBlankBefore = start === 0 || /\s/.test(text[start - 1] ?? '')
  const isBlankAfter = text[end] === ' '
  if (isBlankBefore && isBlankAfter) return [{ component, start, end: end + 1, text: '' }]
  if (text[start - 1] === ' ' && (end === text.length || text[end] === '\n'))
    return [{ component, start: start - 1, end, text: '' }]
  return [{ component, start, end, text: '' }]
}

/** Where a text begins that is over a limit; never between the halves of a character. */
export function overLimit(text: string, limit: number): number {
  const unit = text.charCodeAt(limit)
  return unit >= 0xdc00 && unit <= 0xdfff ? limit - 1 : limit
}
