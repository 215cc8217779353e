import { compileLexicon, findPhrases } from './phrases.ts'
import type { Subject } from './rule.ts'
import { readTexts, type Word } from './word-reader.ts'

/** The two declarations of Portuguese that WhatsApp knows. */
export type Portuguese = 'pt_BR' | 'pt_PT'

/** Said in one of the two countries alone, in folded words: one is enough (`sure`), or two are (`likely`). */
const WORDS: Record<Portuguese, { sure: string; likely: string }> = {
  pt_BR: {
    sure: `
      boleto, boletos, pix, cpf, cnpj, celular, celulares, usuario, usuarios, usuaria, equipe, equipes, conosco, onibus, acesse, acessar,
      cadastro, cadastros, cadastrar, cadastrado, cadastrada, cadastramos, aplicativo, aplicativos, caminhao, aluguel, planilha, motoboy`,
    likely: `
      oi, voce, voces, contato, contatos, contate, registro, registros, registrado, registrada, registrar, registramos, recepcao, cep,
      entregador, entregadora, parcela, parcelas, baixe, baixar, agende, tela, gerenciar, treinamento, a gente, nota fiscal, caminhoes,
      planejamento, dezesseis, dezessete, dezenove, trem, fone, expediente, portaria, 2 via, segunda via, em aberto, pra`,
  },
  pt_PT: {
    sure: `
      telemovel, telemoveis, utilizador, utilizadores, utilizadora, connosco, multibanco, mbway, mb way, autocarro, autocarros, comboio,
      comboios, ecra, ecras, palavra passe, palavras passe, cartao de cidadao, carta de conducao, estafeta, a nossa equipa, da nossa equipa,
      pela nossa equipa, nossa equipa, sua equipa`,
    likely: `
      equipa, equipas, contacto, contactos, contacte, contactar, contactado, contactada, registo, registos, registado, registada, registar,
      aceda, aceder, morada, moradas, factura, facturas, rececao, ficheiro, ficheiros, nif, atempadamente, codigo postal, planeamento,
      dezasseis, dezassete, dezanove, aluguer, vosso, vossa, vossos, vossas, descarregar, descarregue, actualizado, actualizada, facto`,
  },
}

type Telling = { of: Portuguese; weight: number }

const split = (list: string): string[] => list.split(',').map((phrase) => phrase.trim())

const LEXICON = compileLexicon<Telling>(
  Object.entries(WORDS).flatMap(([of, { sure, likely }]) =>
    [...split(sure).map((phrase) => ({ phrase, weight: 2 })), ...split(likely).map((phrase) => ({ phrase, weight: 1 }))].map(
      ({ phrase, weight }): [string, Telling] => [phrase, { of: of === 'pt_PT' ? 'pt_PT' : 'pt_BR', weight }],
    ),
  ),
)

/** `eletrônico`, `acadêmico`, `gênero`, but not `fêmea`, which both write so. */
const BRAZILIAN_ACCENT = /(?<!f)[êô][mn][aeiou]/iu
/** `eletrónico`, `académico`; `enviámos`. */
const EUROPEAN_ACCENT = /[éó][mn][aeiou]|ámos(?!\p{L})/iu

const STATE = new Set(['estou', 'esta', 'estamos', 'estao', 'estava', 'estavamos'])

/** `estamos preparando` here, `estamos a preparar` there. */
function progressive(words: readonly Word[], at: number): Portuguese | null {
  if (!STATE.has(words[at]?.text ?? '')) return null
  const next = words[at + 1]
  if (next === undefined || next.isApart) return null
  if (/..[aei]ndo$/.test(next.text)) return 'pt_BR'
  const third = words[at + 2]
  return next.text === 'a' && third !== undefined && !third.isApart && /^(?:[stv]er|.{2,}[aei]r)$/.test(third.text)
    ? 'pt_PT'
    : null
}

/** A share below this is no evidence; and so is one that the other's is not far below. */
const ENOUGH = 2
const DOMINANCE = 3

/** Which country's Portuguese a text is in that speaks clearly for one; null where it does not. */
export function portugueseOf(subject: Subject): Portuguese | null {
  const weights: Record<Portuguese, number> = { pt_BR: 0, pt_PT: 0 }
  const counted = new Set<string>()
  const count = (of: Portuguese, weight: number, what: string): void => {
    if (counted.has(what)) return
    counted.add(what)
    weights[of] += weight
  }
  for (const read of readTexts(subject)) {
    for (const { entry, phrase } of findPhrases(read, LEXICON)) count(entry.of, entry.weight, phrase)
    for (let at = 0; at < read.words.length; at++) {
      const of = progressive(read.words, at)
      if (of) count(of, 1, `progressive ${of}`)
    }
    const text = read.text.normalize('NFC')
    if (BRAZILIAN_ACCENT.test(text)) count('pt_BR', 1, 'ô')
    if (EUROPEAN_ACCENT.test(text)) count('pt_PT', 1, 'ó')
  }
  const { pt_BR: here, pt_PT: there } = weights
  if (here >= Math.max(ENOUGH, there * DOMINANCE)) return 'pt_BR'
  return there >= Math.max(ENOUGH, here * DOMINANCE) ? 'pt_PT' : null
}
