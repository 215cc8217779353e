import type { Transform } from '#core/variables'

/**
 * What `variables` does, in the words of whoever writes it again inside the CRM, with
 * examples that a test holds against it: value, then what it becomes.
 */
export const TRANSFORM_MEANINGS = {
  'collapse-whitespace': {
    does: 'line breaks, tabs and runs of blanks become one blank, those at both ends go',
    examples: [[' Ana\n Souza ', 'Ana Souza']],
  },
  'remove-emoji': {
    does: 'emojis go (UTS #51, with their modifiers and joiners), then runs of blanks become one and those at both ends go',
    examples: [['Oi 🎉 Ana', 'Oi Ana']],
  },
  'first-name': {
    does: 'the first word, without a comma or semicolon behind it; forms of address before it (Sr, Sra, Srta, Dr, Dra, Prof, Profa, Dona, with or without a dot, in any case) are left out where another word follows',
    examples: [
      ['Dra. Ana Souza', 'Ana'],
      ['Dona', 'Dona'],
    ],
  },
  uppercase: { does: 'capital letters', examples: [['São Paulo', 'SÃO PAULO']] },
  lowercase: { does: 'small letters', examples: [['São Paulo', 'são paulo']] },
  'title-case': {
    does: 'small letters with a capital at the beginning of each word; hyphens and apostrophes part words too, except an apostrophe before a single letter; de, da, do, das, dos and e stay small behind the first word',
    examples: [
      ['JOÃO DA SILVA', 'João da Silva'],
      ["MARIA SANT'ANA", "Maria Sant'Ana"],
    ],
  },
  'date-short': {
    does: 'a date written year first or day first becomes day/month/year; a time and a time zone beside it are dropped and never move the day; what is no such date stays as it is',
    examples: [
      ['2026-12-01T23:30:00-03:00', '01/12/2026'],
      ['1/12/2026', '01/12/2026'],
      ['amanhã', 'amanhã'],
    ],
  },
  'date-long': {
    does: 'reads what date-short reads and writes it out in Portuguese, the first of a month as an ordinal',
    examples: [
      ['10/12/2026', '10 de dezembro de 2026'],
      ['2026-05-01', '1º de maio de 2026'],
    ],
  },
  currency: {
    does: 'an amount becomes reais: two decimals behind a comma, dots between thousands, a plain blank behind R$, a minus before it; what is no amount, has a third decimal other than zero, or can be read in two ways stays as it is',
    examples: [
      ['1234.5', 'R$ 1.234,50'],
      ['1.234,56', 'R$ 1.234,56'],
      ['-12', '-R$ 12,00'],
      ['1.234', '1.234'],
    ],
  },
} as const satisfies Record<Transform, { does: string; examples: readonly (readonly [string, string])[] }>

/** All of it as one text for the JSON Schema; a value in quotes is written as JSON writes it. */
export const transformsExplained = (): string =>
  Object.entries(TRANSFORM_MEANINGS)
    .map(([name, { does, examples }]) => {
      const shown = examples.map(([value, becomes]) => `${JSON.stringify(value)} → ${JSON.stringify(becomes)}`)
      return `${name}: ${does} (${shown.join(', ')}).`
    })
    .join(' ')
