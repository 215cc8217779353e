import type { Subject } from './rule.ts'

/**
 * Answers again what it has just answered: a template's rules run one after another, so
 * what several of them ask is worked out once, and forgotten with the next template.
 */
export function oncePerSubject<T>(work: (subject: Subject) => T): (subject: Subject) => T {
  let last: { subject: Subject; answer: T } | null = null
  return (subject) => {
    if (last?.subject !== subject) last = { subject, answer: work(subject) }
    return last.answer
  }
}
