import { describe, expect, it } from 'vitest'
import { FINE_TEMPLATE, type Finding, lintTemplate } from '#core/lint'
import { formatWhatsApp } from '#core/template'
import { foldedBody } from '../../src-renderer/components/preview/phone-fold.ts'
import { rowsOf } from '../../src-renderer/studio/editor/draft-edits.ts'
import { byComponent, findingKey, nextFinding, placeOf, sourceField } from '../../src-renderer/studio/editor/findings.ts'
import { languageOptions } from '../../src-renderer/studio/editor/languages.ts'
import { fillOf } from '../../src-renderer/studio/editor/limits.ts'
import { keptList, keptMap } from '../../src-renderer/studio/editor/stable-values.ts'
import { submitStateOf } from '../../src-renderer/studio/editor/submit-state.ts'
import { suggestName } from '../../src-renderer/studio/editor/suggest-name.ts'

const finding = (rule: string, part: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'warn',
  messageId: 'm',
  data: {},
  component: 'body',
  start: 0,
  end: 1,
  fix: null,
  suggest: [],
  ...part,
})

describe('the suggested name', () => {
  it.each([
    ['Aviso de Boleto', 'aviso_de_boleto_v1'],
    ['Cobrança – 2ª via!', 'cobranca_2a_via_v1'],
    ['aviso_boleto_v3', 'aviso_boleto_v3'],
    ['__', ''],
    ['日本', ''],
  ])('of %s is %s', (typed, name) => {
    expect(suggestName(typed)).toBe(name)
  })
})

describe('the languages', () => {
  it('are all ones that WhatsApp takes, Brazil’s first', () => {
    const codes = languageOptions('pt-BR', 'pt_BR').map(({ value }) => value)
    expect(codes[0]).toBe('pt_BR')
    expect(new Set(codes).size).toBe(codes.length)
    const refused = codes.filter((language) =>
      lintTemplate({ ...FINE_TEMPLATE, language }).some(({ rule }) => rule === 'LANG-CODE' || rule === 'LANG-NORMALISE'),
    )
    expect(refused).toEqual([])
  })

  it('keep one in use that is not among them, even one that is no language', () => {
    expect(languageOptions('en', 'x!')[0]).toEqual({ value: 'x!', label: 'x!' })
  })
})

describe('a folded body', () => {
  const fold = (text: string, category = 'UTILITY'): string | null =>
    foldedBody(formatWhatsApp(text), category)
      ?.map((node) => ('text' in node ? node.text : '*'))
      .join('') ?? null

  it('keeps what is short, and what is long unless it is marketing', () => {
    expect(fold('Olá\n'.repeat(12))).toBeNull()
    expect(fold('Olá')).toBeNull()
  })

  it('shows five lines of marketing', () => {
    expect(fold('a\nb\nc\nd\ne\nf', 'MARKETING')).toBe('a\nb\nc\nd\ne')
  })

  it('counts the lines of a long paragraph too', () => {
    expect(fold('palavra '.repeat(60), 'MARKETING')?.length).toBeLessThan(200)
  })

  it('ends between words, and never inside a placeholder', () => {
    const text = `${'palavra '.repeat(95)}{{protocolo_do_chamado}} fim`
    const shown = fold(text)
    expect(shown).toBe('palavra '.repeat(95))
  })
})

describe('the findings', () => {
  it('stay the same ones where they read the same, and so does their list', () => {
    const before = [finding('A'), finding('B')]
    expect(keptList(before, [finding('A'), finding('B')])).toBe(before)
    const after = keptList(before, [finding('C'), finding('A')])
    expect(after.map(({ rule }) => rule)).toEqual(['C', 'A'])
    expect(after[1]).toBe(before[0])
    expect(keptList(before, [finding('B'), finding('A')]).map(({ rule }) => rule)).toEqual(['B', 'A'])
    expect(keptList(undefined, before)).toBe(before)
  })

  it('stay the same by component, where it has the same ones', () => {
    const all = (second: string) =>
      byComponent([finding('A'), finding(second, { component: 'header' }), finding('X', { component: 'name' })], isText)
    const isText = (component: string): boolean => component === 'body' || component === 'header'
    const before = all('B')
    expect([...before.keys()]).toEqual(['body', 'header'])
    expect(keptMap(before, all('B'))).toBe(before)
    const after = keptMap(before, all('C'))
    expect(after.get('body')).toBe(before.get('body'))
    expect(after.get('header')).not.toBe(before.get('header'))
    expect(keptMap(after, new Map()).size).toBe(0)
  })

  it('are gone through one after the other, from the worst, and round again', () => {
    const all = [finding('A'), finding('B', { severity: 'error' }), finding('C')]
    const [a, b, c] = all
    if (!a || !b || !c) throw new Error('three')
    expect(nextFinding(all, null)).toBe(b)
    expect(nextFinding(all, findingKey(b))).toBe(c)
    expect(nextFinding(all, findingKey(c))).toBe(a)
    expect(nextFinding(all, 'one that was put right')).toBe(b)
    expect(nextFinding([], null)).toBeNull()
  })
})

describe('the place of a finding', () => {
  const content = { ...FINE_TEMPLATE, body: { text: 'Oi {{1}}, olá' }, samples: { 'body.1': 'Ana' } }
  const rows = rowsOf({ content, bindings: [] }, 'component')
  const at = { start: 3, end: 8 }

  it('is its range in the text', () => {
    expect(placeOf(finding('VAR-EDGE', at), content, rows)).toEqual({ component: 'body', ...at })
  })

  it('is where the placeholder is filled, or its sample, where that is what is wrong', () => {
    expect(placeOf(finding('CRM-VAR-UNMAPPED', at), content, rows).component).toBe(sourceField('body.1'))
    expect(placeOf(finding('VAR-SAMPLE', at), content, rows)).toEqual({ component: 'samples.body.1', start: 0, end: 3 })
  })

  it('is its range where no placeholder stands there', () => {
    expect(placeOf(finding('VAR-SAMPLE', { start: 0, end: 2 }), content, rows).component).toBe('body')
  })

  it('is the same of a button’s link', () => {
    const linked = { ...content, buttons: [{ type: 'URL' as const, text: 'Ver', url: 'https://ex.test/{{1}}' }] }
    const found = finding('VAR-SAMPLE', { component: 'buttons.0.url', start: 16, end: 21 })
    expect(placeOf(found, linked, rowsOf({ content: linked, bindings: [] }, 'component')).component).toBe('samples.buttons.0.1')
  })
})

describe('where a draft stands', () => {
  const facts = { isQueued: false, hasNumber: true, errors: 0, warnings: 0 }

  it.each([
    [{}, 'ready'],
    [{ warnings: 2 }, 'warnings'],
    [{ warnings: 2, hasNumber: false }, 'number'],
    [{ errors: 1, hasNumber: false }, 'errors'],
    [{ errors: 1, isQueued: true }, 'queued'],
  ])('with %o is %s', (part, state) => {
    expect(submitStateOf({ ...facts, ...part }).state).toBe(state)
  })

  it('is over a limit by what is written, and near it by what the values may make of it', () => {
    expect(fillOf(60, 60, 60)).toBe('near')
    expect(fillOf(61, 61, 60)).toBe('over')
    expect(fillOf(30, 80, 60)).toBe('near')
    expect(fillOf(30, 50, 60)).toBe('fits')
  })
})
