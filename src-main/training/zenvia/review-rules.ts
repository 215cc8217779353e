import { fold } from '#core/text'
import { namesIn } from './placeholders.ts'
import type { Components } from './template-schema.ts'
import type { Template, Templates } from './templates.ts'
import { variablesOf } from './variables.ts'

/**
 * What the simulated reviewers object to. Few and plain, so that whoever trains
 * with them can tell beforehand what will happen:
 *
 * Zenvia's reviewer: a link to WhatsApp itself or through a shortener.
 * Meta: a header or body that starts or ends with a variable (punctuation does not
 * save it), variables side by side, fewer than 2n+1 fixed words for n variables,
 * positional and named variables in one template, an emoji or markup in the header,
 * more than one variable there, more than ten emojis in the body, a link whose
 * variable is not at its end, the same body and footer as another template, a name
 * that was approved and deleted within 30 days.
 *
 * UTILITY with promotional words is not an objection: it is approved as MARKETING.
 */

const DODGY_LINK = /^https?:\/\/([^/]*\.)?(wa\.me|whatsapp\.com|bit\.ly|tinyurl\.com|goo\.gl)(\/|$)/i

const links = (components: Components): string[] =>
  components.buttons?.items.flatMap((item) => (item.type === 'URL' ? [item.url] : [])) ?? []

export function reviewerObjection(components: Components): string | null {
  const dodgy = links(components).find((url) => DODGY_LINK.test(url))
  return dodgy ? `O botão não pode levar a ${dodgy}: use um endereço do próprio site da empresa.` : null
}

const EMOJI = /(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/gu
const VARIABLE = /\{\{[^{}]*\}\}/g
const EDGE = /^[^\p{L}\p{N}{]*\{\{|\}\}[^\p{L}\p{N}}]*$/u
const SIDE_BY_SIDE = /\}\}[^\p{L}\p{N}]*\{\{/u

const fixedWords = (text: string): number =>
  text
    .replace(VARIABLE, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function textObjection(text: string, part: 'cabeçalho' | 'corpo'): string | null {
  const names = namesIn(text)
  if (EDGE.test(text)) return `O ${part} não pode começar nem terminar com uma variável.`
  if (SIDE_BY_SIDE.test(text)) return `O ${part} tem variáveis lado a lado: escreva uma palavra entre elas.`
  if (part === 'corpo' && names.length > 0 && fixedWords(text) < 2 * names.length + 1) {
    return 'O corpo tem variáveis demais para o tamanho do texto.'
  }
  return null
}

function headerObjection(text: string): string | null {
  if (text.match(EMOJI) || /[*~`\n]/.test(text)) return 'O cabeçalho não aceita emoji, formatação nem quebra de linha.'
  return namesIn(text).length > 1 ? 'O cabeçalho aceita no máximo uma variável.' : null
}

const sameText = (one: Components, other: Components): boolean =>
  one.body?.text === other.body?.text && one.footer?.text === other.footer?.text

export function whatsAppObjection(template: Template, templates: Templates): string | null {
  const { header, body } = template.components
  if (templates.isLocked(template.name)) return 'Este nome foi aprovado e excluído há menos de 30 dias: use outro.'
  if (header && 'text' in header) {
    const objection = headerObjection(header.text) ?? textObjection(header.text, 'cabeçalho')
    if (objection) return objection
  }
  const objection = body && textObjection(body.text, 'corpo')
  if (objection) return objection
  const names = variablesOf(template.components)
  const numbered = names.filter((name) => /^\d+$/.test(name)).length
  if (numbered > 0 && numbered < names.length) return 'O texto mistura variáveis numeradas e nomeadas.'
  if ((body?.text.match(EMOJI)?.length ?? 0) > 10) return 'O corpo tem mais de dez emojis.'
  if (links(template.components).some((url) => /\}\}.+$/s.test(url)))
    return 'A variável do botão tem de ficar no fim do endereço.'
  for (const other of templates.all()) {
    if (
      other.id !== template.id &&
      body &&
      other.senderId === template.senderId &&
      sameText(other.components, template.components)
    ) {
      return `O texto é igual ao do template ${other.name}.`
    }
  }
  return null
}

const PROMOTIONAL =
  /(?<!\p{L})(ofertas?|descontos?|promo(cao|coes)?|cupom|cupons|cashback|brindes?|gratis|liquidacao|black friday|frete gratis|aproveite|nao perca|so hoje|por tempo limitado|compre (agora|ja))(?!\p{L})/u

/** Whether a text sells; accents and case do not matter. */
export function isPromotional(components: Components): boolean {
  const header = components.header && 'text' in components.header ? components.header.text : ''
  const text = [header, components.body?.text, components.footer?.text].join('\n')
  return PROMOTIONAL.test(fold(text))
}
