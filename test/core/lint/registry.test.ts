import { describe, expect, it } from 'vitest'
import { completeExample, FINE_TEMPLATE, INTERNAL, lintTemplate, RULES, SEVERITIES } from '#core/lint'
import en from '#locales/en/rules.json' with { type: 'json' }
import ptBR from '#locales/pt-BR/rules.json' with { type: 'json' }
import { checkRule } from '../../../src-core/lint/linter.ts'
import { SOURCES } from '../../../src-core/lint/sources.ts'
import { deepFreeze, sentenceProblems } from '../../support/rule-table.ts'

/** Every id of the rule table that a template, its account and the CRM's variables can decide, in the table's order. */
const TABLE = `
NAME-CHARSET NAME-LEN NAME-UNIQUE-LANG NAME-LOCKED NAME-DELETING NAME-SAMPLE NAME-TESTWORDS NAME-DESCRIPTIVE NAME-VERSION
LANG-CODE LANG-NORMALISE LANG-TEXT LANG-SPELL
BODY-REQUIRED BODY-LEN BODY-LEN-550 BODY-LEN-HYDRATED BODY-TRUNC BODY-GENERIC
HEAD-LEN HEAD-ONE-VAR HEAD-PLAIN HEAD-EDGE-VAR FOOT-LEN FOOT-NO-VAR FOOT-PLAIN DUP-CONTENT DUP-REJECTED
WS-TAB WS-SPACES WS-NEWLINES WS-INVISIBLE
FMT-PAIRS FMT-UNDERSCORE-VAR FMT-AUTH FMT-QUOTES FMT-SHOUT
VAR-BRACES VAR-CHARS VAR-MIX VAR-SEQ VAR-EDGE VAR-ADJ VAR-RATIO VAR-RATIO-SAFE VAR-RATIO-COMFORT VAR-MAX
VAR-SAMPLE VAR-SAMPLE-REAL VAR-SAMPLE-PII VAR-POSITION VAR-CURRENCY
BTN-TOTAL BTN-URL-MAX BTN-PHONE-MAX BTN-COPY-MAX BTN-QR-MAX BTN-GROUP BTN-LABEL-LEN BTN-LABEL-PLAIN BTN-LABEL-DUP
BTN-DESKTOP BTN-SEE-ALL BTN-PHONE-LEN BTN-COPY-LEN BTN-COPY-MARKETING BTN-CONTACT-ALONE BTN-PHONE-COUNTRY
URL-LEN URL-ONE-VAR-END URL-SLASH URL-EXAMPLE URL-ENCODE URL-HTTPS URL-WAME URL-SHORTENER URL-IN-BODY
TEXT-LEFT-OVER POL-SENSITIVE POL-THREAT POL-COMMERCE POL-CONTEST POL-OTP AUTH-LIMITS
CRM-EMOJI CRM-MEDIA CRM-VAR-UNMAPPED CRM-VAR-UNKNOWN CRM-VAR-NULLABLE CRM-VAR-MULTILINE CRM-VAR-LENGTH
CAT-PROMO CAT-URGENCY CAT-CTA CAT-SEDUCE CAT-WINBACK CAT-REGISTER CAT-INVITE CAT-WEAK CAT-LIKELY-MARKETING CAT-NO-ANCHOR CAT-UNKNOWN
`
  .trim()
  .split(/\s+/)

type Page = {
  messages?: Readonly<Record<string, string>>
  suggestions?: Readonly<Record<string, string>>
  [part: string]: unknown
}

const pageOf = (catalogue: Readonly<Record<string, unknown>>, id: string): Page => (catalogue[id] ?? {}) as Page
const rules = [...RULES.values()]
const catalogues = { 'pt-BR': ptBR, en }

describe('the registry', () => {
  it('holds every id of the rule table', () => {
    expect([...RULES.keys()]).toEqual(TABLE.toSorted())
  })

  it('is sorted by id', () => {
    expect([...RULES.keys()]).toEqual([...RULES.keys()].sort())
  })

  it('knows every source that a rule names', () => {
    expect(rules.flatMap(({ source }) => source.keys).filter((key) => !Object.hasOwn(SOURCES, key))).toEqual([])
  })

  it('has a date and a severity wherever one is asked for', () => {
    const dates = [...rules.map(({ source }) => source.date), ...Object.values(SOURCES).map(({ date }) => date)]
    expect(dates.filter((date) => !/^20\d\d(?:-\d\d(?:-\d\d)?)?$/.test(date))).toEqual([])
    // The day on which it was read is always known.
    expect(rules.filter(({ source }) => !/^20\d\d-\d\d-\d\d$/.test(source.date)).map(({ id }) => id)).toEqual([])
    expect(rules.flatMap(({ messages }) => Object.values(messages)).filter((severity) => !SEVERITIES.includes(severity))).toEqual(
      [],
    )
  })

  it('is content with the fine template', () => {
    expect(lintTemplate(FINE_TEMPLATE)).toEqual([])
  })
})

describe.each(['pt-BR', 'en'] as const)('the sentences of the rules (%s)', (locale) => {
  it('are there for every rule and for nothing else', () => {
    expect(Object.keys(catalogues[locale]).sort()).toEqual([...RULES.keys(), INTERNAL].sort())
  })

  it.each(rules)('are complete for $id', (rule) => {
    const page = pageOf(catalogues[locale], rule.id)
    for (const part of ['title', 'why', 'how', 'limits']) expect(page[part], part).toMatch(/\S/)
    expect(Object.keys(page.messages ?? {}).sort()).toEqual(Object.keys(rule.messages).sort())
    const hasSuggestions = Object.keys(page.suggestions ?? {}).length > 0
    expect(hasSuggestions, 'suggestions').toBe(rule.fix !== 'none')
    if (rule.fix === 'safe') expect(page.suggestions?.fix).toMatch(/\S/)
  })

  it('call nothing an error: they say what to do', () => {
    expect(JSON.stringify(catalogues[locale]).match(/\b(?:erros?|errors?)\b/gi)).toBeNull()
  })
})

describe('the sentences of the rules', () => {
  it('have the same gaps in both languages', () => {
    const gapsOf = (catalogue: object, id: string) =>
      Object.entries({ ...pageOf({ ...catalogue }, id).messages, ...pageOf({ ...catalogue }, id).suggestions })
        .map(([key, sentence]) => [key, ...(sentence.match(/\{\{\s*\w+/g) ?? []).sort()].join())
        .sort()
    for (const { id } of rules) expect(gapsOf(en, id), id).toEqual(gapsOf(ptBR, id))
  })
})

describe('the examples of the rules', () => {
  it.each(rules)('hold for $id', (rule) => {
    const { wrong, right } = rule.examples
    expect(wrong.length).toBeGreaterThan(0)
    expect(right.length).toBeGreaterThan(0)
    for (const example of wrong) {
      const { content, context } = deepFreeze(completeExample(example))
      const findings = checkRule(rule, content, context)
      expect(findings, JSON.stringify(example)).not.toEqual([])
      for (const finding of findings) {
        expect(sentenceProblems(rule.id, 'messages', finding)).toEqual([])
        for (const suggestion of finding.suggest) expect(sentenceProblems(rule.id, 'suggestions', suggestion)).toEqual([])
        if (finding.fix) expect(sentenceProblems(rule.id, 'suggestions', { messageId: 'fix', data: finding.data })).toEqual([])
      }
    }
    for (const example of right) {
      const { content, context } = deepFreeze(completeExample(example))
      expect(checkRule(rule, content, context), JSON.stringify(example)).toEqual([])
    }
  })
})
