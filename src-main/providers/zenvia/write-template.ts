import { parseText, type TemplateButton, type TemplateContent, type TemplateHeader } from '#core/template'
import type { TemplateDraft } from '../adapter.ts'
import { authenticationOf, isAuthentication } from '../authentication.ts'
import { mediumOf } from '../header-media.ts'
import { toSender } from '../phone-digits.ts'
import { ProviderError } from '../provider-error.ts'
import { exampleVariables, toFields } from './variables.ts'

/** The body of a creation. @throws ProviderError `parameters` for a part that Zenvia has no word for */
export const toCreation = ({ senderId, content, notificationEmail }: TemplateDraft) => ({
  name: content.name,
  locale: content.language,
  channel: 'WHATSAPP',
  senderId: toSender(senderId),
  ...changeable(content, notificationEmail),
})

/** The body of an edit. Name, language and sender can't be changed, so they are not sent. */
export const toEdit = ({ content, notificationEmail }: TemplateDraft) => changeable(content, notificationEmail)

const changeable = (content: TemplateContent, notificationEmail: string | undefined) => ({
  category: content.category,
  components: toComponents(content),
  examples: isAuthentication(content) ? {} : toFields(exampleVariables(content), content.samples).fields,
  ...(notificationEmail !== undefined && { notificationEmail }),
})

/** Of a creation and an edit alike. @throws ProviderError `parameters` for a part that Zenvia has no word for */
export function toComponents(content: TemplateContent) {
  const { header, body, footer, buttons } = content
  if (isAuthentication(content)) {
    const { warns, minutes, label } = authenticationOf(content)
    return {
      otp: {
        type: 'COPY_CODE',
        copyButtonText: label ?? (content.language.startsWith('pt') ? 'Copiar código' : 'Copy code'),
        addSecurityRecommendation: warns,
        ...(minutes !== null && { codeExpirationMinutes: minutes }),
      },
    }
  }
  const items = buttons.map(toButton)
  return {
    ...(header && { header: toHeader(header) }),
    ...(body.text !== '' && { body: toText(body.text) }),
    ...(footer && { footer: { type: 'TEXT_FIXED', text: footer.text } }),
    ...(items.length > 0 && { buttons: { type: groupOf(items), items } }),
  }
}

const toText = (text: string) => ({
  type: parseText(text).some((segment) => segment.kind === 'placeholder') ? 'TEXT_TEMPLATE' : 'TEXT_FIXED',
  text,
})

function toHeader(header: TemplateHeader) {
  if (header.format === 'TEXT') return toText(header.text ?? '')
  if (!mediumOf(header)) throw new ProviderError('parameters', { hint: `components.header ${header.format}` })
  return { type: `MEDIA_${header.format}` }
}

function toButton(button: TemplateButton, index: number) {
  switch (button.type) {
    case 'URL':
      return { type: 'URL', text: button.text, url: button.url }
    case 'PHONE_NUMBER':
      return { type: 'PHONE_NUMBER', text: button.text, phoneNumber: button.phoneNumber }
    case 'QUICK_REPLY':
      // Zenvia wants to know what to report when it is pressed; the label says it best.
      return { type: 'QUICK_REPLY', text: button.text, payload: button.payload ?? button.text }
    case 'COPY_CODE':
      // WhatsApp labels it itself, and the schema takes no text.
      return { type: 'COPY_CODE' }
    case 'OTHER':
      throw new ProviderError('parameters', { hint: `components.buttons.items[${index}] ${button.kind}` })
  }
}

function groupOf(items: readonly { type: string }[]): 'ACTIONS' | 'QUICK_REPLIES' | 'MIXED' {
  const replies = items.filter((item) => item.type === 'QUICK_REPLY').length
  if (replies === 0) return 'ACTIONS'
  return replies === items.length ? 'QUICK_REPLIES' : 'MIXED'
}
