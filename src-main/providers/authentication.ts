import type { TemplateContent } from '#core/template'

/**
 * WhatsApp writes the text of an authentication template itself, and a draft only chooses: whether
 * it warns against sharing the code (a second sentence), for how many minutes the code holds (the
 * footer's number), and the button's label. Sent as a text of its own, it would be refused.
 */
export function authenticationOf({ body, footer, buttons }: TemplateContent): {
  warns: boolean
  minutes: number | null
  label: string | null
} {
  const minutes = /\d{1,2}/.exec(footer?.text ?? '')?.[0]
  const label = buttons.flatMap((button) => ('text' in button && button.text ? [button.text] : []))[0]
  return {
    warns: /[.!]\s+\S/.test(body.text.trim()),
    minutes: minutes === undefined ? null : Number(minutes),
    label: label ?? null,
  }
}

export const isAuthentication = ({ category }: Pick<TemplateContent, 'category'>): boolean =>
  category.toUpperCase() === 'AUTHENTICATION'
