import type { BundleChange } from '#core/diff'
import { readinessHref, stepHref } from '../../shared/routes.ts'

/** The page on which what a change is about is set up. */
export function changeHref(implementationId: string, { kind, subject }: BundleChange): string {
  if (kind.startsWith('binding-')) return stepHref(implementationId, 'variables')
  switch (subject.kind) {
    case 'trigger':
    case 'service':
    case 'sending':
      return stepHref(implementationId, 'triggers')
    case 'template':
      return stepHref(implementationId, 'templates')
    case 'number':
    case 'account':
      return stepHref(implementationId, 'provider')
    case 'variable':
      return stepHref(implementationId, 'variables')
    case 'consent':
      return stepHref(implementationId, 'consent')
    case 'open-point':
      return readinessHref(implementationId)
    case 'implementation':
      return stepHref(implementationId, 'client')
  }
}
