import { parseText, type TemplateContent, templateTexts } from '#core/template'
import { fold, slug } from '#core/text'
import type { CrmVariable } from './model.ts'

/** Words that say nothing of what comes after them. */
const EMPTY = new Set(
  'a o as os um uma de da do das dos em no na nos nas para por com e ao sua seu suas seus the of to in on for your is at by with n no nº'.split(
    ' ',
  ),
)
/** "nº", "número", and what may stand between it and the placeholder. */
const COUNTED = String.raw`(?:\s+de)?(?:\s+(?:n[o°º.]*|numero|number))?\s*[:#]?\s*$`
const after = (words: string, rest = String.raw`\s*:?\s*$`): RegExp => new RegExp(String.raw`\b(?:${words})${rest}`)

/** What the text right before a placeholder says that it is; the first that fits, and that the CRM has. */
const CUES: readonly [RegExp, ...string[]][] = [
  [after(String.raw`ola|oi|bom dia|boa tarde|boa noite|prezad[oa]|car[oa]|sra?\.?|hello|hi|dear`, String.raw`[\s,!:]*$`), 'NOME'],
  [after('nota fiscal|nf-?e?', COUNTED), 'NOTA_FISCAL'],
  [after('pedido|order', COUNTED), 'NUMERO_PEDIDO'],
  [after('contrato|contract', COUNTED), 'CONTRATO'],
  [after('protocolo|chamado|solicitacao|ocorrencia|atendimento|ticket|case|request|os', COUNTED), 'PROTOCOLO'],
  [after('rastreio|rastreamento|tracking(?: code| number)?', COUNTED), 'CODIGO_RASTREIO'],
  [after('status|situacao|etapa', String.raw`(?:\s+(?:para|de|e|is|to))?\s*:?\s*$`), 'STATUS'],
  [/r\$\s*$/, 'VALOR'],
  [after('valor|total|amount', String.raw`(?:\s+(?:de|of|e|is))?\s*:?\s*$`), 'VALOR'],
  [after('vence|vencimento|vencera|due', String.raw`(?:\s+(?:em|no dia|dia|para|on))?\s*:?\s*$`), 'VENCIMENTO'],
  [after('abert[oa]|registrad[oa]|criad[oa]|opened', String.raw`\s+(?:em|no dia|on)\s*$`), 'DATA_ABERTURA'],
  [after('concluid[oa]|encerrad[oa]|finalizad[oa]|completed|closed', String.raw`\s+(?:em|no dia|on)\s*$`), 'DATA_CONCLUSAO'],
  [
    after(
      'agendad[oa]|agendamento|agendada|visita|ira|voltara|comparecera|scheduled|visit',
      String.raw`[^.!?]{0,40}\s(?:em|dia|para|no dia|on|for)\s*$`,
    ),
    'DATA_AGENDAMENTO',
  ],
  [after('as|hora|horario|at', String.raw`\s*:?\s*$`), 'HORA_AGENDAMENTO'],
  [after('prazo|ate', String.raw`(?:\s+(?:e|de|o dia|dia))?\s*:?\s*$`), 'PRAZO'],
  [after('tecnic[oa]|technician'), 'TECNICO'],
  [after('atendente|agent|attendant'), 'ATENDENTE'],
  [after('servico|service'), 'SOLICITACAO'],
  [after('assunto|sobre|subject'), 'ASSUNTO'],
]

/** A placeholder by where it stands and what is between its braces. */
type Place = { component: string; name: string }

/**
 * The variable that the words before a numbered placeholder speak of: `nº {{2}}`, `status {{3}}`.
 * Null where they fit none that the CRM has, and for one that has a name of its own.
 */
export function suggestFromText(content: TemplateContent, place: Place, variables: readonly CrmVariable[]): CrmVariable | null {
  if (!/^\d+$/.test(place.name)) return null
  const before = textBefore(content, place)
  const byToken = new Map(variables.map((variable) => [variable.token, variable]))
  for (const [pattern, ...tokens] of CUES) {
    const found = pattern.test(before) ? tokens.map((token) => byToken.get(token)).find((variable) => variable) : undefined
    if (found) return found
  }
  const words = wordsIn(before)
  for (const count of [3, 2, 1]) {
    const token = words.length < count ? '' : words.slice(-count).join('_').toUpperCase()
    const found = variables.find((variable) => fold(variable.token).toUpperCase() === token)
    if (found) return found
  }
  return null
}

/** The token of a variable that would be made for a placeholder: by its name, else by the word before it; null where there is none. */
export function newTokenFor(content: TemplateContent, place: Place): string | null {
  const word = /^\d+$/.test(place.name) ? wordsIn(textBefore(content, place)).at(-1) : place.name
  const token = slug(word ?? '', '_').toUpperCase()
  return /^[A-Z][A-Z0-9_]{1,39}$/.test(token) ? token : null
}

/** Folded, without marks, back to the placeholder or the sentence before. */
function textBefore(content: TemplateContent, { component, name }: Place): string {
  const text = templateTexts(content).find((part) => part.component === component)?.text ?? ''
  const segments = parseText(text)
  const at = segments.findIndex((segment) => segment.kind === 'placeholder' && segment.name === name)
  const before = segments[at - 1]
  return before?.kind === 'text' ? fold(before.text.replace(/[*_~`"“”]/g, '')) : ''
}

const wordsIn = (text: string): string[] =>
  (text.split(/[.!?\n]/).at(-1) ?? '').split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !EMPTY.has(word))
