import type { BundleFault } from './fault.ts'
import type { BundleContent } from './schema.ts'

export const FAULT_PLACES = [
  'implementation',
  'account',
  'number',
  'template',
  'trigger',
  'variable',
  'services',
  'consent',
] as const

/** What a fault is about, in words that a person knows it by; `name` is empty where there is only one of it. */
export type FaultPlace = { kind: (typeof FAULT_PLACES)[number]; name: string }

/** The row that a fault is about. */
export function faultPlace(content: BundleContent, { data }: BundleFault): FaultPlace {
  const path = 'path' in data ? data.path : 'triggers.json'
  const field = 'field' in data ? data.field : ''
  const index = Number(field.split('.')[0])
  const template = /^templates\/(.+)\.json$/.exec(path)?.[1]
  if (template !== undefined) return { kind: 'template', name: content.templates[template]?.name ?? template }
  switch (path) {
    case 'providers.json':
      return { kind: 'account', name: content.providers[index]?.label ?? '' }
    case 'numbers.json':
      return { kind: 'number', name: content.numbers[index]?.phone ?? '' }
    case 'triggers.json': {
      const trigger = content.triggers[index]
      const name = (trigger?.kind === 'status' && trigger.status) || trigger?.requestType || trigger?.serviceTree
      return { kind: 'trigger', name: name || ('trigger' in data ? data.trigger : '') }
    }
    case 'variables.json':
      return { kind: 'variable', name: content.variables[index]?.token ?? '' }
    case 'services.json':
      return { kind: 'services', name: '' }
    case 'consent.json':
      return { kind: 'consent', name: '' }
    default:
      return { kind: 'implementation', name: '' }
  }
}
