import { z } from 'zod'
import { asRead } from '#core/text'

/** How much of a CRM's tree is taken; a paste that goes beyond says so line by line. */
export const MOST = { trees: 100, requestTypes: 500, statuses: 200, letters: 80 } as const

/** One line, as the CRM shows it: it is typed, pasted and written one per line. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(MOST.letters)
  .regex(/^\P{Cc}+$/u)

export const requestTypeSchema = z.object({
  name: nameSchema,
  statuses: z.array(nameSchema).max(MOST.statuses),
  /** M16, "Abrir uma ocorrência com a transcrição completa do chat?": only ever said where it is off; the CRM's own is on. */
  transcript: z.literal(false).optional(),
})
export type RequestType = z.infer<typeof requestTypeSchema>

/** M16: whether a finished chat opens a sub-ticket with its transcript. */
export const opensTranscript = (type: RequestType): boolean => type.transcript !== false

/** A tree of the CRM with the request types (solicitações) in it and the statuses that each can have. */
export const serviceTreeSchema = z.object({ name: nameSchema, requestTypes: z.array(requestTypeSchema).max(MOST.requestTypes) })
export type ServiceTree = z.infer<typeof serviceTreeSchema>

/** Names are compared as a person reads them: case, how an accent is stored and how many blanks there are do not count. */
export const sameName = (a: string, b: string): boolean => asRead(a) === asRead(b)

export type MissingPlace = { what: 'service-tree' | 'request-type' | 'status'; name: string }

/**
 * What a trigger names and the service tree does not have; null where everything is
 * there. A level of which nothing was entered is not judged, so null without any tree.
 */
export function missingPlace(
  trees: readonly ServiceTree[],
  place: { serviceTree: string; requestType: string; status: string },
): MissingPlace | null {
  if (trees.length === 0) return null
  const inTrees = place.serviceTree === '' ? trees : trees.filter((tree) => sameName(tree.name, place.serviceTree))
  if (inTrees.length === 0) return { what: 'service-tree', name: place.serviceTree }
  const all = inTrees.flatMap((tree) => tree.requestTypes)
  if (all.length === 0) return null
  const types = place.requestType === '' ? all : all.filter((type) => sameName(type.name, place.requestType))
  if (types.length === 0) return { what: 'request-type', name: place.requestType }
  const statuses = types.flatMap((type) => type.statuses)
  if (place.status === '' || statuses.length === 0) return null
  return statuses.some((status) => sameName(status, place.status)) ? null : { what: 'status', name: place.status }
}
