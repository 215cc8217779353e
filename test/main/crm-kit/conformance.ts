import type { Verdict } from './bundles.ts'

/** One bundle handed to the loader: it takes it, or refuses it (any exit code but 0) and leaves everything as it was. */
export type Step = { bundle: string; takes: boolean }
export type ConformanceCase = {
  name: string
  /** `must`: every loader; `rules`: one that judges by itself whether a bundle is right. */
  level: 'must' | 'rules'
  /** Into a database that is not there yet. */
  steps: Step[]
  /** File with the rows that have to stand there in the end; null: none at all. */
  rows: string | null
  why: { 'pt-BR': string; en: string }
}

const takes = (name: string): Step => ({ bundle: `bundles/${name}.disparo`, takes: true })
const refuses = (name: string): Step => ({ bundle: `bundles/${name}.disparo`, takes: false })

/** The rows that are looked at, by the samples that lead to them one after the other. */
export const STATES: readonly (readonly string[])[] = [
  ['small'],
  ['full'],
  ['full', 'full-next'],
  ['full', 'renamed'],
  ['full', 'other-client'],
  ['varied'],
  ['staging'],
]
export const stateFile = (names: readonly string[]): string => `rows/${names.join('+')}.json`

const once = (name: string, steps: Step[], state: readonly string[] | null, pt: string, en: string): ConformanceCase => ({
  name,
  level: 'must',
  steps,
  rows: state && stateFile(state),
  why: { 'pt-BR': pt, en },
})

export function conformanceCases(verdicts: readonly Verdict[]): ConformanceCase[] {
  const wrong = verdicts.filter(({ right }) => right !== true)
  return [
    once('small', [takes('small')], ['small'], 'O menor pacote cria as suas linhas.', 'The smallest bundle makes its rows.'),
    once(
      'full',
      [takes('full')],
      ['full'],
      'Cada coluna de cada tabela é a do pacote.',
      'Every column of every table is the bundle’s.',
    ),
    once('twice', [takes('full'), takes('full')], ['full'], 'Carregar de novo não muda nada.', 'Loading again changes nothing.'),
    once(
      'newer',
      [takes('full'), takes('full-next')],
      ['full', 'full-next'],
      'Um pacote mais novo muda o que mudou e apaga o que não tem mais.',
      'A newer bundle changes what changed and deletes what it no longer has.',
    ),
    once(
      'older',
      [takes('full'), takes('full-next'), refuses('full')],
      ['full', 'full-next'],
      'Um pacote mais antigo é recusado.',
      'An older bundle is refused.',
    ),
    once(
      'same-sequence',
      [takes('full'), refuses('full-other')],
      ['full'],
      'Outro conteúdo sob a mesma sequência é recusado.',
      'Another content under the same sequence is refused.',
    ),
    once(
      'renamed',
      [takes('full'), takes('renamed')],
      ['full', 'renamed'],
      'Um cliente que mudou de nome continua uma só implementação.',
      'A renamed client stays one implementation.',
    ),
    once(
      'two-clients',
      [takes('full'), takes('other-client')],
      ['full', 'other-client'],
      'Duas implementações ficam lado a lado, e uma não mexe na outra.',
      'Two implementations stand side by side, and one leaves the other alone.',
    ),
    once(
      'varied',
      [takes('varied')],
      ['varied'],
      'Também o que um cliente comum não tem.',
      'What a usual client does not have, too.',
    ),
    once(
      'environment-changed',
      [takes('full'), refuses('moved-to-staging')],
      ['full'],
      'Uma implementação não muda de ambiente sem que alguém o diga.',
      'An implementation does not change its environment unless somebody says so.',
    ),
    once(
      'production-beside-staging',
      [takes('staging'), refuses('full')],
      ['staging'],
      'Produção não entra ao lado de homologação sem que alguém o diga.',
      'Production does not go beside staging unless somebody says so.',
    ),
    once(
      'staging-beside-production',
      [takes('full'), refuses('staging')],
      ['full'],
      'Homologação não entra ao lado de produção sem que alguém o diga.',
      'Staging does not go beside production unless somebody says so.',
    ),
    once(
      'signed',
      [{ bundle: 'bundles/signed.disparo', takes: true }],
      ['full'],
      'Um pacote assinado carrega o mesmo.',
      'A signed bundle loads the same.',
    ),
    ...wrong.map(({ file, whole, why }) => ({
      name: file.replace(/\.disparo$/, ''),
      level: whole ? ('rules' as const) : ('must' as const),
      steps: [{ bundle: `bundles/${file}`, takes: false }],
      rows: null,
      why,
    })),
    once(
      'wrong-over-right',
      [
        takes('full'),
        ...wrong
          .filter(({ whole }) => !whole)
          .slice(0, 3)
          .map(({ file }) => ({ bundle: `bundles/${file}`, takes: false })),
      ],
      ['full'],
      'O que estava carregado fica, quando o que vem depois é recusado.',
      'What was loaded stays when what comes after it is refused.',
    ),
  ]
}
