import { placeholdersOf, renderTemplate, type TemplateButton, type TemplateContent, type TemplateHeader } from '#core/template'
import type { TemplateDraft } from '../adapter.ts'
import { authenticationOf, isAuthentication } from '../authentication.ts'
import { mediumOf } from '../header-media.ts'
import { ProviderError } from '../provider-error.ts'
import { COUPON_NAME, positions } from './positions.ts'

/** The body of a creation. @throws ProviderError `parameters` for a part that Infobip has no word for, and for placeholders with names */
export const toCreation = ({ content }: TemplateDraft) => ({
  name: content.name,
  language: content.language,
  ...changeable(content),
})

/** The body of an edit. Name and language can't be changed, so they are not sent. */
export const toEdit = ({ content }: TemplateDraft) => changeable(content)

function changeable(content: TemplateContent) {
  const named = placeholdersOf(content, 'component').find(({ name }) => !/^[1-9]\d*$/.test(name))
  if (named) throw new ProviderError('parameters', { hint: named.key })
  return { category: content.category, structure: toStructure(content) }
}

/** Of a creation and an edit alike. @throws ProviderError `parameters` for a part that Infobip has no word for */
export function toStructure(content: TemplateContent) {
  if (isAuthentication(content)) {
    const { warns, minutes, label } = authenticationOf(content)
    return {
      body: { addSecurityRecommendation: warns },
      footer: minutes === null ? {} : { codeExpirationMinutes: minutes },
      buttons: [{ otpType: 'COPY_CODE', ...(label !== null && { text: label }) }],
    }
  }
  const { header, body, footer, buttons, samples } = content
  const examples = positions(content, 'body').map(({ key }) => samples[key] ?? '')
  return {
    ...(header && { header: toHeader(header, content) }),
    body: { text: body.text, ...(examples.length > 0 && { examples }) },
    ...(footer && { footer: { text: footer.text } }),
    ...(buttons.length > 0 && { buttons: buttons.map((button, index) => toButton(button, index, content)) }),
  }
}

function toHeader(header: TemplateHeader, content: TemplateContent) {
  const sample = (key: string | undefined) => {
    const example = key === undefined ? undefined : content.samples[key]
    return example === undefined ? {} : { example }
  }
  if (header.format === 'TEXT')
    return { format: 'TEXT', text: header.text ?? '', ...sample(positions(content, 'header')[0]?.key) }
  const medium = mediumOf(header)
  return { format: header.format, ...(medium && sample(`header.${medium.variable}`)) }
}

function toButton(button: TemplateButton, index: number, content: TemplateContent) {
  const place = `buttons.${index}` as const
  switch (button.type) {
    case 'URL': {
      // The sample of an address is the whole address.
      const example = positions(content, place).length > 0 ? renderTemplate(content, content.samples).buttons[index]?.url : null
      return { type: 'URL', text: button.text, url: button.url, ...(typeof example === 'string' && { example }) }
    }
    case 'PHONE_NUMBER':
      return { type: 'PHONE_NUMBER', text: button.text, phoneNumber: button.phoneNumber }
    case 'QUICK_REPLY':
      return { type: 'QUICK_REPLY', text: button.text }
    case 'COPY_CODE': {
      const example = content.samples[`${place}.${COUPON_NAME}`]
      return { type: 'COPY_CODE', ...(example !== undefined && { example }) }
    }
    case 'OTHER':
      throw new ProviderError('parameters', { hint: `structure.buttons[${index}] ${button.kind}` })
  }
}
