import { z } from 'zod'
import { asRead } from '#core/text'

const instant = z.iso.datetime()

/** A bundle by a note, a person and a number: 1, 2, 3… for each implementation and environment. */
export const releaseSchema = z.object({
  id: z.string(),
  exportId: z.string(),
  environment: z.enum(['production', 'staging']),
  number: z.int().positive(),
  sequence: z.int().positive(),
  contentHash: z.string(),
  note: z.string(),
  preparedBy: z.string(),
  preparedAt: instant,
  /** Null: the second person has not released it yet. */
  releasedBy: z.string().nullable(),
  releasedAt: instant.nullable(),
  /** Number of the earlier release whose content this one has again. */
  repeats: z.int().positive().nullable(),
  signatures: z.array(z.object({ signer: z.string(), publicKey: z.string(), signedAt: instant })),
})
export type Release = z.infer<typeof releaseSchema>

/** Where two persons have to: whether this one may release what another prepared. Names are compared as a person reads them. */
export const mayRelease = ({ preparedBy }: Pick<Release, 'preparedBy'>, person: string): boolean =>
  person.trim() !== '' && asRead(preparedBy) !== asRead(person)
