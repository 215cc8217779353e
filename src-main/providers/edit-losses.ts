import type { RemoteTemplate, TemplateReference } from './adapter.ts'
import { ProviderError } from './provider-error.ts'
import { isObject } from './row-guards.ts'

/**
 * Samples belong to the draft, which always brings its own; and WhatsApp labels a coupon's button
 * itself, whatever stands there.
 */
const isOurs = (key: string, parent: Record<string, unknown>): boolean =>
  key === 'example' || key === 'examples' || (key === 'text' && parent.type === 'COPY_CODE')

/**
 * The places of what a provider holds that is not, or not so, in what an edit would send: an edit
 * replaces the whole, so all of this would be gone. Found by comparing what travels, so that a part
 * nobody has heard of counts, too.
 * @param received as the provider gave it @param sent as we write it, of a template that nobody changed
 * @param same whether two different values mean the same
 */
export function editLosses(
  received: unknown,
  sent: unknown,
  same: (received: unknown, sent: unknown) => boolean = () => false,
): string[] {
  const losses: string[] = []
  const compare = (had: unknown, gets: unknown, place: string): void => {
    if (isNothing(had) || had === gets || same(had, gets)) return
    if (Array.isArray(had) && Array.isArray(gets) && had.length === gets.length)
      for (const [index, item] of had.entries()) compare(item, gets[index], `${place}[${index}]`)
    else if (isObject(had) && isObject(gets)) {
      for (const [key, value] of Object.entries(had))
        if (!isOurs(key, had)) compare(value, gets[key], place === '' ? key : `${place}.${key}`)
    } else losses.push(place)
  }
  compare(received, sent, '')
  return losses
}

/** What is not there, or says no, is not lost. An empty object may be a switch that is on. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0)

/** Where a template can't even be written as we read it, the place that we have no word for. */
export function tryEdit<T>(write: () => T): { sent: T } | { refused: string } {
  try {
    return { sent: write() }
  } catch (error) {
    if (error instanceof ProviderError) return { refused: error.hint ?? error.kind }
    throw error
  }
}

/**
 * Looks at a template as it is at the provider now, just before an edit replaces it.
 * @throws ProviderError `edit-would-lose` with the places
 */
export async function refuseLossyEdit(
  get: (template: TemplateReference, signal?: AbortSignal) => Promise<RemoteTemplate>,
  template: TemplateReference,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { lostInEdit } = await get(template, signal)
  if (lostInEdit.length > 0)
    throw new ProviderError('edit-would-lose', { hint: lostInEdit.join(', '), raw: lostInEdit.join(', ') })
}
