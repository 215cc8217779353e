/** A template's parts as Infobip shows them: samples are written, never read back. */
export type Structure = {
  header?: Header | undefined
  /** Absent only where Infobip itself can't show the template. */
  body?: { text: string } | undefined
  footer?: { text: string } | undefined
  buttons?: readonly Button[] | undefined
  carousel?: { cards: readonly Card[] } | undefined
  limitedTimeOffer?: object | undefined
  callPermissionRequest?: object | undefined
  shorteningOptions?: object | undefined
  /** TEXT is a body alone; anything beside it makes it MEDIA, a text header too. */
  type: 'TEXT' | 'MEDIA' | 'UNSUPPORTED'
}

export type Parts = Omit<Structure, 'type'>

export type Header = { format: string; text?: string | undefined }

export type Card = { header: Header; body: { text: string }; buttons: readonly Button[] }

export type Button = {
  type: string
  text?: string | undefined
  url?: string | undefined
  phoneNumber?: string | undefined
  flowId?: number | undefined
  flowAction?: string | undefined
  navigateScreen?: string | undefined
  variant?: string | undefined
}

export const structureType = (parts: Parts): Structure['type'] =>
  Object.entries(parts).every(([name, part]) => name === 'body' || part === undefined) ? 'TEXT' : 'MEDIA'
