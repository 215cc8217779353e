import enCli from '#locales/en/cli.json' with { type: 'json' }
import en from '#locales/en/pages.json' with { type: 'json' }
import ptCli from '#locales/pt-BR/cli.json' with { type: 'json' }
import pt from '#locales/pt-BR/pages.json' with { type: 'json' }
import type { Verdict } from './bundles.ts'
import type { Language } from './format.ts'
import { RULE_DETAILS } from './rule-details.ts'

const SENTENCES = { 'pt-BR': { ...ptCli.bundle.errors, ...pt.bundleRules }, en: { ...enCli.bundle.errors, ...en.bundleRules } }

const WORDS = {
  'pt-BR': {
    title: 'As regras, uma a uma',
    intro:
      'Gerada do próprio Disparo: o id de cada recusa, a frase que ele diz, e um exemplo que a quebra. Nas frases, {{…}} é o que o caso traz. `bundles/verdicts.json` diz o lugar exato em cada exemplo.',
    whole: 'O pacote não está inteiro (um carregador sempre recusa)',
    right: 'O pacote está inteiro e não está certo',
    columns: ['regra', 'frase', 'o que olha', 'exemplos'],
  },
  en: {
    title: 'The rules, one by one',
    intro:
      'Made from Disparo itself: the id of each refusal, the sentence that it says, and an example that breaks it. In the sentences {{…}} is what the case brings. `bundles/verdicts.json` says the exact place in each example.',
    whole: 'The bundle is not whole (a loader always refuses)',
    right: 'The bundle is whole and not right',
    columns: ['rule', 'sentence', 'what it looks at', 'examples'],
  },
} as const

/** The page of all refusals that the samples show. */
export function rulesPage(language: Language, verdicts: readonly Verdict[]): string {
  const words = WORDS[language]
  const details: Readonly<Record<string, { en: string; 'pt-BR': string } | undefined>> = RULE_DETAILS
  const sentences: Readonly<Record<string, string>> = SENTENCES[language]
  const table = (rows: readonly Verdict[]): string[] => {
    const named = rows.flatMap(({ rules, file }) =>
      [...new Set(rules.map(({ rule }) => String(rule)))].map((rule) => ({ rule, file })),
    )
    const byRule = Map.groupBy(named, ({ rule }) => rule)
    return [
      `| ${words.columns.join(' | ')} |`,
      '|---|---|---|---|',
      ...[...byRule].map(
        ([rule, examples]) =>
          `| \`${rule}\` | ${(sentences[rule] ?? '').replaceAll('|', '\\|')} | ${(details[rule]?.[language] ?? '').replaceAll('|', '\\|')} | ${examples.map(({ file }) => `\`${file}\``).join(', ')} |`,
      ),
    ]
  }
  return [
    `# ${words.title}`,
    '',
    words.intro,
    '',
    `## ${words.whole}`,
    '',
    ...table(verdicts.filter(({ whole }) => !whole)),
    '',
    `## ${words.right}`,
    '',
    ...table(verdicts.filter(({ whole, right }) => whole && right === false)),
    '',
  ].join('\n')
}
