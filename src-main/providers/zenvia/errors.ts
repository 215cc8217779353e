import type { ProviderErrorKind } from '#core/provider'
import type { Refusal } from '../http.ts'
import { explainForeign, kindOfStatus } from '../http-status.ts'
import { kindOfMetaCode } from '../meta-codes.ts'
import { errorSchema } from './wire.ts'

const BY_CODE: ReadonlyMap<string, ProviderErrorKind> = new Map([
  ['VALIDATION_ERROR', 'parameters'],
  ['AUTHENTICATION_ERROR', 'auth'],
  ['NOT_FOUND', 'not-found'],
  ['DUPLICATED', 'parameters'],
  ['INTERNAL_ERROR', 'provider-down'],
])

/** The code's word counts before the HTTP status; the code may also be that status again, as text. */
export function explainRefusal({ status, body }: Refusal): { kind: ProviderErrorKind; hint: string } {
  const error = errorSchema.safeParse(body)
  if (!error.success) return explainForeign(status)
  const code = error.data.code === null || error.data.code === undefined ? '' : String(error.data.code)
  const details = error.data.details ?? []
  const places = details.flatMap((detail) => [detail.code, detail.path].filter((part) => part !== null && part !== undefined))
  const inDetail = details
    .map((detail) => kindOfChannelCode(detail.code) ?? kindOfPath(detail.path))
    .find((kind) => kind !== null)
  return {
    kind: inDetail ?? BY_CODE.get(code) ?? kindOfStatus(Number(code)) ?? kindOfStatus(status) ?? 'protocol',
    hint: [`HTTP ${status}`, code, ...places].filter((part) => part !== '' && part !== String(status)).join(' '),
  }
}

/** Meta's number where a detail carries one; small numbers are left out, they are HTTP's as well. */
function kindOfChannelCode(code: string | number | null | undefined): ProviderErrorKind | null {
  const text = String(code ?? '')
  return /^\d{5,}$/.test(text) ? kindOfMetaCode(text) : null
}

/** Two fields of a message have their own sentence: the template is gone, or the recipient is none. */
function kindOfPath(path: string | null | undefined): ProviderErrorKind | null {
  if (/(^|\.)templateId$/.test(path ?? '')) return 'not-found'
  return path === 'to' ? 'recipient' : null
}
