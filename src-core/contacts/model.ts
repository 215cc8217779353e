import { z } from 'zod'

/** How a CSV is written. `utf-16le` is what Excel saves as "Unicode text". */
export const csvDialectSchema = z.object({
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']),
  delimiter: z.enum([';', ',', '\t', '|']),
  /** Length of the byte order mark before the first column's name. */
  bomBytes: z.int().min(0).max(3),
  /** Its text was encoded twice (`JosÃ©`), and a person agreed that it is mended while it is read. */
  mendsText: z.boolean().optional(),
})
export type CsvDialect = z.infer<typeof csvDialectSchema>

/** What is read of the CRM's contact export. */
export const CONTACT_FIELDS = ['id', 'name', 'phone', 'otherPhone', 'acceptsWhatsApp'] as const
export type ContactField = (typeof CONTACT_FIELDS)[number]
/**
 * What is read of the client's list of who agreed, or left: one of `id` and `phone` has to be
 * there. `decision`: what each one answered; `optOut`: a column that is only about leaving.
 */
export const EVIDENCE_FIELDS = ['id', 'phone', 'date', 'decision', 'optOut', 'origin', 'term', 'who'] as const
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number]

/** Field to column index, from 0; a field that is not in the file is left out. */
export const contactMappingSchema = z.partialRecord(z.enum(CONTACT_FIELDS), z.int().nonnegative())
export type ContactMapping = z.infer<typeof contactMappingSchema>
export const evidenceMappingSchema = z.partialRecord(z.enum(EVIDENCE_FIELDS), z.int().nonnegative())
export type EvidenceMapping = z.infer<typeof evidenceMappingSchema>

/**
 * What a contact row may be, each row in every class that fits; clicked figures lead to
 * the rows of one. `withPhone` and `noPhone` are all rows; `mobile`, `landline`,
 * `tollFree`, `foreign` and `invalidPhone` are all that have a phone.
 * Their order is that of the bits in an import's index: new ones go to the end, and there is room for none.
 */
export const CONTACT_CLASSES = [
  'withPhone',
  'noPhone',
  'invalidPhone',
  'mobile',
  'landline',
  'tollFree',
  'foreign',
  /** Eight digits that begin with 6–9: the ninth is missing (TEL-MOBILE9). Valid, and worth a look. */
  'ninthDigitMissing',
  /** TEL-REPEAT */
  'madeUp',
  /** A valid number whose key (TEL-EQUIV) an earlier row already had. */
  'duplicates',
  'alreadyOptedIn',
  /** The flag says no in words or digits. Many CRMs say so of everybody who was never asked. */
  'optedOut',
  /** Something stands in the flag, and it is neither yes nor no. */
  'flagUnreadable',
  'noId',
  /** More or fewer cells than the first row has. */
  'ragged',
  /** A quotation mark was opened and never closed: the line was read alone, its marks as letters. */
  'brokenQuotes',
] as const
export type ContactClass = (typeof CONTACT_CLASSES)[number]

/** Rows read, and how many of them are in each class. */
export const contactFiguresSchema = z.object({ contacts: z.int(), classes: z.record(z.enum(CONTACT_CLASSES), z.int()) })
export type ContactFigures = z.infer<typeof contactFiguresSchema>
