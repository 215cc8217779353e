import type { PhoneMessage } from '../phones.ts'
import type { TemplateContent } from './message-schema.ts'
import { buttonParameters } from './parameters.ts'
import { fill } from './placeholders.ts'
import type { Button, Structure } from './structure.ts'
import type { Template } from './template-view.ts'

export type Rendered = Pick<PhoneMessage, 'header' | 'body' | 'footer' | 'buttons'>

export const renderText = (text: string): Rendered => ({ header: null, body: text, footer: null, buttons: [] })

/** As it lies on the phone; a placeholder that got no value stays visible. */
export function renderTemplate({ structure }: Template, { templateData }: TemplateContent): Rendered {
  const { parameters } = buttonParameters(structure.buttons ?? [], templateData.buttons)
  const text = fill(structure.body?.text ?? '', templateData.body.placeholders)
  return {
    header: headerOf(structure.header?.text, templateData.header),
    body: [text, ...cardsOf(structure.carousel)].join('\n'),
    footer: structure.footer?.text ?? null,
    buttons: (structure.buttons ?? []).map((button, index) => buttonOf(button, parameters[index] ?? null)),
  }
}

function headerOf(text: string | undefined, given: TemplateContent['templateData']['header']): string | null {
  if (text !== undefined) return fill(text, given?.type === 'TEXT' ? [given.placeholder] : [])
  if (given === undefined || given.type === 'TEXT') return null
  return given.type === 'LOCATION' ? `${given.latitude}, ${given.longitude}` : given.mediaUrl
}

/** A phone draws cards to be swiped; here each is a line below the text. */
const cardsOf = (carousel: Structure['carousel']): string[] => (carousel?.cards ?? []).map(({ body }) => `• ${body.text}`)

function buttonOf({ type, text = type, url, phoneNumber }: Button, parameter: string | null): PhoneMessage['buttons'][number] {
  switch (type) {
    case 'URL':
      return { text, url: fill(url ?? '', parameter === null ? [] : [parameter]), payload: null }
    case 'PHONE_NUMBER':
      return { text, url: `tel:${phoneNumber}`, payload: null }
    case 'QUICK_REPLY':
      return { text, url: null, payload: parameter ?? text }
    default:
      return { text, url: null, payload: null }
  }
}
