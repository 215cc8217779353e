import type { ProviderErrorKind } from '#core/provider'
import type { Refusal } from '../http.ts'
import { explainForeign, kindOfStatus } from '../http-status.ts'
import { apiErrorSchema, legacyErrorSchema } from './wire.ts'

const BY_CODE: ReadonlyMap<string, ProviderErrorKind> = new Map([
  ['BAD_REQUEST', 'parameters'],
  ['UNAUTHORIZED', 'auth'],
  ['FORBIDDEN', 'permission'],
  ['NOT_FOUND', 'not-found'],
  ['TOO_MANY_REQUESTS', 'rate-limit'],
  ['GENERAL_ERROR', 'provider-down'],
])

/** Infobip has two shapes for a refusal. A place in the request says most, and the code more than a 400, which is for anything. */
export function explainRefusal({ status, body }: Refusal): { kind: ProviderErrorKind; hint: string } {
  const refusal = readLegacy(body) ?? readApi(body)
  if (!refusal) return explainForeign(status)
  const { code, places } = refusal
  const inPlace = places.map(kindOfPlace).find((kind) => kind !== null)
  const inCode = BY_CODE.get(code) ?? kindOfStatus(Number(/^E(\d{3})$/.exec(code)?.[1]))
  return {
    kind: inPlace ?? (status === 400 ? inCode : null) ?? kindOfStatus(status) ?? inCode ?? 'protocol',
    hint: [`HTTP ${status}`, code, ...places].filter((part) => part !== '').join(' '),
  }
}

type Told = { code: string; places: string[] }

function readLegacy(body: unknown): Told | null {
  const error = legacyErrorSchema.safeParse(body)
  if (!error.success) return null
  const { messageId, validationErrors } = error.data.requestError.serviceException
  return { code: messageId ?? '', places: Object.keys(validationErrors ?? {}) }
}

function readApi(body: unknown): Told | null {
  const error = apiErrorSchema.safeParse(body)
  if (!error.success) return null
  const { errorCode, violations } = error.data
  return { code: errorCode, places: (violations ?? []).flatMap(({ property }) => property ?? []) }
}

/** Two fields of a message have their own sentence: the template is gone, or the recipient is none. */
function kindOfPlace(place: string): ProviderErrorKind | null {
  if (/(^|\.)templateName$/.test(place)) return 'not-found'
  return /(^|\.)to$/.test(place) ? 'recipient' : null
}
