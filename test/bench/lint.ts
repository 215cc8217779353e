import { asAccountTemplate, contextsOf, FINE_TEMPLATE, type LintContext, lintTemplate } from '#core/lint'
import { STARTERS, starterDraft } from '#core/starters'
import type { TemplateButton, TemplateContent } from '#core/template'
import { CRM_VARIABLES } from '#core/variables'

const COUNT = 10_000
const RUNS = 5
const HOSTILE_LENGTH = 200_000

export type LintMeasure = {
  /** Milliseconds: 10,000 templates, each against the account of all of them, and the account's index. */
  account: number
  /** The same of texts as a careful person writes them, of which few have anything to say about. */
  ordinary: number
  /** Milliseconds: the longest template that WhatsApp takes, with ten variables and ten buttons. */
  longest: number
  /** The worst of the hostile inputs: its time at twice the length against its time; 2 is in proportion. */
  growth: number
  growthOf: string
  /** Milliseconds that the slowest hostile input takes at its full length. */
  hostile: number
}

export function measureLint(): LintMeasure {
  const templates = varied(COUNT)
  const account = best(() => lintAccount(templates))
  const careful = ordinaryTemplates(COUNT)
  const ordinary = best(() => lintAccount(careful))
  const longest = longestTemplate()
  const context: LintContext = { crm: { variables: CRM_VARIABLES, bindings: null } }
  const one = best(() => {
    for (let run = 0; run < 100; run++) lintTemplate(longest, context)
  })
  let growth = 0
  let growthOf = ''
  let slowest = 0
  for (const [name, unit] of HOSTILE) {
    const took = (runs: number): [half: number, full: number] => [
      best(() => lintTemplate(hostile(unit, HOSTILE_LENGTH), context), runs),
      best(() => lintTemplate(hostile(unit, HOSTILE_LENGTH * 2), context), runs),
    ]
    // Below some milliseconds it is the machine's noise that is measured.
    const ratioOf = ([half, full]: [number, number]): number => full / Math.max(half, 20)
    let times = took(3)
    // Too few runs to trust a bad one: the collector's pauses are worst in the first.
    if (ratioOf(times) > Math.max(growth, 2)) times = took(10)
    slowest = Math.max(slowest, times[0])
    if (ratioOf(times) > growth) [growth, growthOf] = [ratioOf(times), name]
  }
  return { account, ordinary, longest: one / 100, growth, growthOf, hostile: slowest }
}

/** The starters over and over, each with a sentence of its own; every tenth is one of the careless. */
function ordinaryTemplates(count: number): TemplateContent[] {
  const drafts = STARTERS.map((starter) => starterDraft(starter, 'positional', CRM_VARIABLES).content)
  const careless = varied(count)
  return careless.map((other, at) => {
    const draft = drafts[at % drafts.length]
    if (draft === undefined || at % 10 === 0) return other
    return { ...draft, name: `aviso_${at}_v1`, body: { text: `${draft.body.text} A referência deste aviso é ${at} hoje.` } }
  })
}

/** As `disparo lint` and the studio do it. */
export function lintAccount(templates: readonly TemplateContent[]): number {
  const contextOf = contextsOf({
    templates: templates.map((content, at) =>
      asAccountTemplate(content, { id: String(at), status: at % 40 === 0 ? 'REJECTED' : 'APPROVED', senderId: null }),
    ),
    variables: CRM_VARIABLES,
  })
  return templates.reduce(
    (sum, content, at) => sum + lintTemplate(content, contextOf({ id: String(at), bindings: null })).length,
    0,
  )
}

/** What this thread has used, in milliseconds: what others and the collector's own threads take meanwhile does not count. */
const cpuTime = (): number => process.threadCpuUsage().user / 1000

/** The quickest of some runs: what the work takes, without what else the machine did. */
function best(work: () => unknown, runs = RUNS): number {
  let quickest = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = cpuTime()
    work()
    quickest = Math.min(quickest, cpuTime() - start)
  }
  return quickest
}

/** What a pattern may choke on, each repeated to the length. */
const HOSTILE: readonly [name: string, unit: string][] = [
  ['opening braces', '{'],
  ['closing braces', '}'],
  ['pairs of braces', '{{'],
  ['variables', '{{1}}'],
  ['variables apart', '{{1}} e '],
  ['broken variables', '{{ 1 } }'],
  ['asterisks', '*'],
  ['underscores', '_a'],
  ['tildes', '~ '],
  ['backticks', '`'],
  ['blanks', ' '],
  ['line breaks', '\n'],
  ['tabs', '\t'],
  ['exclamation marks', '!'],
  ['percent signs', '%'],
  ['tokens', '%NOME%'],
  ['open tokens', '%A'],
  ['one letter', 'a'],
  ['capitals', 'OFERTA '],
  ['digits', '1'],
  ['amounts', 'R$ 1.234,56 '],
  ['points', '.'],
  ['addresses', 'https://a.b/'],
  ['at signs', 'a@'],
  ['emojis', '\u{1F600}'],
  ['joined emojis', '\u{1F468}\u200D'],
  ['accents', 'a\u0301'],
  ['invisible signs', '\u200B'],
  ['promotions', 'aproveite 10% de desconto '],
  ['threats', 'última advertência '],
]

function hostile(unit: string, length: number): TemplateContent {
  return { ...FINE_TEMPLATE, body: { text: unit.repeat(Math.ceil(length / unit.length)).slice(0, length) } }
}

function longestTemplate(): TemplateContent {
  const numbers = Array.from({ length: 10 }, (_, at) => at + 1)
  const lines = numbers.map(
    (at) =>
      `Informação número ${at} do seu chamado de protocolo: {{${at}}}, registrada pela nossa equipe técnica no atendimento.`,
  )
  return {
    ...FINE_TEMPLATE,
    header: { format: 'TEXT', text: 'Atualização do chamado {{1}} aberto' },
    body: { text: `${lines.join('\n').slice(0, 960)}\nObrigado pela atenção.` },
    footer: { text: 'Responda SAIR para não receber mais avisos.' },
    buttons: numbers.map(
      (at): TemplateButton =>
        at > 2
          ? { type: 'QUICK_REPLY', text: `Resposta ${at}` }
          : { type: 'URL', text: `Ver ${at}`, url: `https://www.lojadaana.com.br/chamado/${at}/{{1}}` },
    ),
    samples: Object.fromEntries(numbers.map((at) => [`body.${at}`, `valor ${at}`])),
  }
}

const OPENINGS = [
  'Olá, {{1}}.',
  'Oi {{1}}!',
  'Prezado cliente {{1}},',
  '{{1}}, tudo bem?',
  '*Atenção* {{1}}:',
  'Bom dia, {{1}} 😀.',
]
const MIDDLES = [
  'O seu chamado {{2}} mudou de status e agora está em atendimento pela nossa equipe.',
  'O boleto do pedido {{2}} vence em {{3}}, no valor de R$ {{4}}.',
  'Aproveite: 20% de desconto na renovação do contrato {{2}} só hoje!!',
  'A visita técnica está agendada para {{2}} às {{3}}, no endereço do cadastro.',
  'Confira os detalhes em https://bit.ly/abc e responda com o seu CPF completo.',
  'Seu código de verificação é {{2}}. Não o informe a ninguém.',
  'Your order {{2}} has been shipped and will arrive on {{3}} at your address.',
  'Recebemos o documento da sua solicitação {{2}}; o prazo de análise é {{3}}.',
  'Segue _o resumo_ do atendimento: {{2}} {{3}}',
  'A fatura “{{2}}” continua em aberto e será encaminhada ao SPC caso não seja paga.',
]
const ENDINGS = [
  'Responda a esta mensagem se precisar de ajuda.',
  'Atenciosamente, equipe {{9}}',
  '',
  'Conte conosco\n\n\n\nObrigado',
  'NÃO RESPONDA ESTA MENSAGEM.',
]

/** Templates as they come, good and bad, no two alike and always the same ones. */
export function varied(count: number): TemplateContent[] {
  let state = 20261122
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    // The low bits of such a generator repeat themselves.
    const chosen = list[(state >>> 12) % list.length]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
  return Array.from({ length: count }, (_, at) => {
    const text = [pick(OPENINGS), pick(MIDDLES), pick(MIDDLES), `Referência ${at}.`, pick(ENDINGS)].join(' ')
    const names = [...new Set([...text.matchAll(/\{\{(\d)\}\}/g)].map((match) => match[1] ?? ''))]
    return {
      name: `${pick(['aviso_chamado', 'Aviso Boleto', 'pedido_status', 'template'])}_${at}`,
      language: pick(['pt_BR', 'pt_BR', 'pt_BR', 'en_US', 'pt-BR']),
      category: pick(['UTILITY', 'UTILITY', 'MARKETING', 'AUTHENTICATION']),
      ...(at % 3 === 0 && { header: { format: 'TEXT' as const, text: pick(['Seu chamado', 'Pedido {{1}}', '*Aviso*']) } }),
      body: { text },
      ...(at % 4 === 0 && { footer: { text: pick(['Equipe de atendimento', 'Responda SAIR para não receber', 'Até {{1}}']) } }),
      buttons: pick<TemplateButton[]>([
        [],
        [],
        [
          { type: 'QUICK_REPLY', text: 'Sim' },
          { type: 'QUICK_REPLY', text: 'Não' },
        ],
        [{ type: 'URL', text: 'Acompanhar pedido', url: 'https://www.lojadaana.com.br/p/{{1}}' }],
        [{ type: 'PHONE_NUMBER', text: 'Ligar para nós', phoneNumber: '+551133330000' }],
      ]),
      samples: Object.fromEntries(names.map((name) => [`body.${name}`, pick(['Ana', '10/12/2026', '1.234,56', 'nome', ''])])),
    }
  })
}
