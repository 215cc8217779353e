import { EXAMPLE_ADDRESS, RESERVED_ADDRESS } from '#core/text'
import type { LintComponent, Report, Rule, Subject } from './rule.ts'

/**
 * What an example left in a text: `https://www.exemplo.com.br`, `[nome da empresa]`, `xxx`. Nobody meant
 * to send it. Every pattern here reads a text once from left to right.
 */

const LINK_TO_COME = /(?<![\p{L}\p{N}])(?:seu[-_]?link|your[-_]?link|link[-_]?aqui)(?![\p{L}\p{N}])/giu

const ENCLOSED = /\[([^[\]{}<>\n\d]{1,40})\]|<([^[\]{}<>\n\d]{1,40})>|\(([^(){}\n\d]{1,40})\)/gu
/** With these begins what should stand there: `[data da visita]`. */
const NAMES_A_PIECE =
  /^(?:(?:o|a|seu|sua|inserir|insira|coloque|preencher|preencha|digite)\s+)*(?:nome|empresa|cliente|data|hora|hor[aá]rio|valor|link|n[uú]mero|telefone|endere[cç]o|cidade|protocolo|produto|servi[cç]o|assunto|e-?mail|site|url|cpf|texto|motivo|unidade|name|date|time|company|amount)(?![\p{L}\p{N}])/iu
/** In round brackets only what can be nothing else: `(nome da empresa)`. */
const NAMES_IT_PLAINLY = /^(?:(?:inserir|insira|coloque|preencher|preencha)\s|nome d[ao] (?:empresa|cliente|loja)|seu nome)/iu

const WORDS =
  /(?<![\p{L}\p{N}])(?:[Ll]orem ipsum|LOREM IPSUM|[Ll]orem|[Ff]ulano de [Tt]al|NOME DA EMPRESA|Nome da Empresa|NOME DO CLIENTE|Nome do Cliente|SEU NOME AQUI|[Ss]eu texto aqui|(?:[Ii]nserir|[Ii]nsira) (?:o |a )?(?:nome|link|texto|data|endereço|telefone) aqui|Empresa (?:XYZ|ABC|Exemplo|Teste))(?![\p{L}\p{N}])/gu
const X_RUN = /(?<![\p{L}\p{N}*•])[xX]{2,}(?:[/:.-][xX]{2,})*(?![\p{L}\p{N}])/gu
const CAPITAL_BEHIND = /^ \p{Lu}/u
/** `xxxx 1234`: the hidden digits of a card. */
const MASKED = /^[ .-]?(?:\d|\{\{|[xX*])/

const PHONE =
  /(?<![\d.,/])(?:\+?55 ?)?(?:\(?\d{2}\)? ?)?(?:9{4,5}[-. ]?9{4}|0{4,5}[-. ]0{4}|1234[-. ]5678|98765[-. ]4321)(?![\d.,/]\d|\d)/gu
const NOBODYS = /(?:9{8}|0{8}|12345678|987654321)$/

type Found = { start: number; end: number }

/** Nearly no text has any of these, so the patterns that ask for one need not be tried. */
const MAY_HOLD_ADDRESS = /[a-z]\.(?:com|net|org|app|site|online|io|co)/i
const BRACKET = /[[<(]/
const MAY_HOLD_PHONE = /9999|0000|5678|4321/
const MAY_HOLD_WORDS = /orem|OREM|ulano|mpresa|MPRESA|do Cliente|CLIENTE|AQUI|aqui/

const matches = (text: string, pattern: RegExp): Found[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }))

function wordsLeft(text: string): Found[] {
  const found = MAY_HOLD_WORDS.test(text) ? matches(text, WORDS) : []
  const enclosed = BRACKET.test(text) ? text.matchAll(ENCLOSED) : []
  for (const { 0: all, 1: square, 2: angle, 3: round, index } of enclosed) {
    const inside = (square ?? angle ?? round ?? '').trim()
    if ((round === undefined ? NAMES_A_PIECE : NAMES_IT_PLAINLY).test(inside))
      found.push({ start: index, end: index + all.length })
  }
  for (const { 0: run, index } of text.matchAll(X_RUN)) {
    const end = index + run.length
    const behind = text.slice(end, end + 3)
    const isShort = !/[xX]{3}|[/:]/.test(run)
    // `XXX Congresso` is the thirtieth.
    if (isShort || MASKED.test(behind) || (/^X+$/.test(run) && run.length === 3 && CAPITAL_BEHIND.test(behind))) continue
    found.push({ start: index, end })
  }
  return found
}

function addressesLeft(text: string, isAddress: boolean): Found[] {
  const found = MAY_HOLD_ADDRESS.test(text) ? matches(text, EXAMPLE_ADDRESS) : []
  if (!isAddress) return found
  const reserved = RESERVED_ADDRESS.exec(text)
  if (reserved) found.push({ start: 0, end: reserved[0].length })
  return [...found, ...matches(text, LINK_TO_COME)]
}

function leftIn(component: LintComponent, text: string): Report[] {
  const isAddress = component.endsWith('.url')
  const all = [
    ...addressesLeft(text, isAddress).map((found) => ({ messageId: 'address', ...found })),
    ...(isAddress ? [] : wordsLeft(text).map((found) => ({ messageId: 'words', ...found }))),
    ...(isAddress || !MAY_HOLD_PHONE.test(text) ? [] : matches(text, PHONE).map((found) => ({ messageId: 'phone', ...found }))),
  ]
  return all.map(({ messageId, start, end }) => ({ messageId, data: { words: text.slice(start, end) }, component, start, end }))
}

function phonesLeft({ content: { buttons } }: Subject): Report[] {
  return buttons.flatMap((button, index): Report[] => {
    if (button.type !== 'PHONE_NUMBER') return []
    const { phoneNumber } = button
    if (!NOBODYS.test(phoneNumber.replace(/\D/g, ''))) return []
    const component: LintComponent = `buttons.${index}.phoneNumber`
    return [{ messageId: 'phone', data: { words: phoneNumber }, component, start: 0, end: phoneNumber.length }]
  })
}

const saying = (sentence: string) => ({
  body: { text: `Olá, {{1}}. Seu chamado {{2}} foi atualizado pela equipe técnica. ${sentence} Obrigado pela atenção.` },
})
const leadingTo = (url: string) => ({ buttons: [{ type: 'URL' as const, text: 'Acompanhar', url }] })

const leftOver: Rule = {
  id: 'TEXT-LEFT-OVER',
  messages: { address: 'error', words: 'error', phone: 'error' },
  fix: 'none',
  source: { keys: ['OWN'], date: '2026-11-29', confidence: 'M' },
  examples: {
    wrong: [
      leadingTo('https://www.exemplo.com.br/chamados'),
      saying('Quem cuida dele é [nome da empresa].'),
      saying('Ligue para (11) 99999-9999.'),
      saying('O novo prazo é XX/XX/XXXX.'),
    ],
    right: [{}, leadingTo('https://www.lojadaana.com.br/chamados'), saying('A compra foi feita no cartão xxxx 4521.')],
  },
  check: (subject) => [...subject.texts.flatMap(({ component, text }) => leftIn(component, text)), ...phonesLeft(subject)],
}

export const LEFT_OVER_RULES: readonly Rule[] = [leftOver]
