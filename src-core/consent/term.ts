import { oneOf } from '#core/text'

/** What the starter term leaves open. */
export const TERM_GAPS = ['client', 'document', 'purpose', 'dataOfficer', 'contact', 'privacyUrl', 'version', 'date'] as const
export type TermGap = (typeof TERM_GAPS)[number]

/** How each stands in the text, in brackets: words that a lawyer reads. */
const GAP_WORDS: Record<TermGap, string> = {
  client: 'nome do cliente',
  document: 'CNPJ',
  purpose: 'finalidade das mensagens',
  dataOfficer: 'nome do encarregado',
  contact: 'e-mail ou telefone de contato',
  privacyUrl: 'endereço da política de privacidade',
  version: 'versão',
  date: 'data',
}
/** Texts of before have them as `{{client}}`. */
const GAP = /\[([^\]\n]+)\]|\{\{(\w+)\}\}/g
const gapOf = (word: string | undefined, name: string | undefined): TermGap | undefined =>
  name === undefined ? TERM_GAPS.find((gap) => GAP_WORDS[gap] === word) : oneOf(TERM_GAPS, name)

/**
 * A first version for the client's lawyers to correct. It covers what the LGPD (Lei 13.709/2018)
 * asks of a consent: who, for what, which data (art. 9), free and apart from other clauses
 * (art. 8), how to take it back (art. 8 §5) and whom to ask (art. 18 and 41). WhatsApp's own
 * policy wants the company named.
 */
export const STARTER_TERM = `TERMO DE ACEITE PARA MENSAGENS PELO WHATSAPP
Versão [versão], de [data]

1. Quem envia. [nome do cliente], inscrita no CNPJ sob o nº [CNPJ], é a controladora dos dados tratados segundo este termo.

2. O que você autoriza. Receber no seu WhatsApp mensagens de [nome do cliente] com esta finalidade: [finalidade das mensagens]. São mensagens sobre o seu atendimento e o que você contratou. Este aceite não vale para propaganda.

3. Dados usados. Seu nome, seu número de telefone, os dados do atendimento de que a mensagem trata e o registro deste aceite (data, hora, meio e versão do termo).

4. Base legal. O seu consentimento, conforme os arts. 7º, I, e 8º da Lei nº 13.709/2018 (LGPD).

5. Você escolhe. O aceite é livre. Se você não aceitar, continua a ser atendido pelos outros canais, sem nenhum prejuízo.

6. Como sair. Responda SAIR a qualquer mensagem, ou escreva para [e-mail ou telefone de contato]. A saída é gratuita e vale a partir do pedido; o que foi enviado antes continua regular.

7. Com quem os dados são compartilhados. Com o fornecedor da plataforma de atendimento, com o provedor de envio das mensagens e com o WhatsApp (Meta), somente para entregá-las. Isso pode incluir transferência internacional, com as garantias da LGPD.

8. Por quanto tempo. Enquanto o aceite valer. Depois da sua saída, guardamos apenas o registro do aceite e da saída pelo prazo necessário para comprovar que respeitamos a sua escolha.

9. Seus direitos. Você pode confirmar o tratamento, acessar, corrigir e eliminar os seus dados, saber com quem foram compartilhados e revogar o consentimento. Fale com o encarregado de dados: [nome do encarregado], [e-mail ou telefone de contato]. A política de privacidade completa está em [endereço da política de privacidade]. Também é possível recorrer à Autoridade Nacional de Proteção de Dados (ANPD).

( ) Li e aceito receber mensagens de [nome do cliente] pelo WhatsApp.
`

/** Fills the gaps; one that has no value stays visible, so that nobody sends it out unseen. */
export const fillTerm = (text: string, values: Partial<Record<TermGap, string>>): string =>
  text.replace(GAP, (whole, word: string | undefined, name: string | undefined) => {
    const gap = gapOf(word, name)
    return (gap && values[gap]?.trim()) || whole
  })

/** The gaps of a term that are still open, each once, in the text's order. */
export const openGaps = (text: string): TermGap[] => {
  const gaps = [...text.matchAll(GAP)].map(([, word, name]) => gapOf(word, name))
  return [...new Set(gaps.filter((gap) => gap !== undefined))]
}
