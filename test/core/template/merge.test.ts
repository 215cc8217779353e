import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeTemplates, resolve, sameContent, TEMPLATE_PARTS, type TemplateContent, type TemplateMerge } from '#core/template'

const base: TemplateContent = {
  name: 'chamado_aberto',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Chamado {{1}}' },
  body: { text: 'Olá {{1}}, seu chamado {{2}} foi aberto.' },
  footer: { text: 'Suporte' },
  buttons: [{ type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}' }],
  samples: { 'body.1': 'Ana', 'body.2': '8812' },
}
const states = ({ parts }: TemplateMerge) =>
  Object.fromEntries(parts.filter(({ state }) => state !== 'same').map(({ part, state }) => [part, state]))

describe('a three-way merge', () => {
  it('takes each side’s change where the other left the part alone', () => {
    const local = { ...base, body: { text: 'Oi {{1}}, chamado {{2}}.' } }
    const { footer: _, ...withoutFooter } = base
    const merge = mergeTemplates(base, local, { ...withoutFooter, category: 'MARKETING' })
    expect(states(merge)).toEqual({ body: 'mine', category: 'theirs', footer: 'theirs' })
    expect(merge.merged).toEqual({ ...withoutFooter, category: 'MARKETING', body: local.body })
  })

  it('keeps mine where both changed a part differently, until a person takes theirs', () => {
    const local = { ...base, footer: { text: 'Equipe' }, buttons: [] }
    const remote = { ...base, footer: { text: 'Financeiro' }, buttons: [{ type: 'QUICK_REPLY', text: 'Ok' } as const] }
    const merge = mergeTemplates(base, local, remote)
    expect(states(merge)).toEqual({ footer: 'conflict', buttons: 'conflict' })
    expect(merge.merged).toEqual(local)
    expect(resolve(merge, { footer: 'theirs' })).toEqual({ ...local, footer: remote.footer })
    expect(resolve(merge, { footer: 'theirs', buttons: 'theirs' })).toEqual(remote)
  })

  it('is no conflict where both changed a part alike, however they write it', () => {
    const merge = mergeTemplates(
      base,
      { ...base, footer: { text: '“Suporte” – time' } },
      { ...base, footer: { text: '"Suporte" - time' } },
    )
    expect(states(merge)).toEqual({ footer: 'both-same' })
    expect(merge.merged.footer?.text).toBe('“Suporte” – time')
  })

  it('lets a decision overrule nothing but a conflict', () => {
    const merge = mergeTemplates(base, { ...base, footer: { text: 'Equipe' } }, { ...base, category: 'MARKETING' })
    expect(resolve(merge, { footer: 'theirs', category: 'mine' })).toEqual(merge.merged)
  })

  it('has the provider’s name and language, and my samples with theirs in the gaps', () => {
    const { merged } = mergeTemplates(
      base,
      { ...base, name: 'outro', samples: { 'body.1': 'Bia' } },
      { ...base, name: 'chamado_aberto_v2', language: 'pt_PT', samples: { 'body.1': 'Ana', 'header.1': '77' } },
    )
    expect([merged.name, merged.language]).toEqual(['chamado_aberto_v2', 'pt_PT'])
    expect(merged.samples).toEqual({ 'body.1': 'Bia', 'header.1': '77' })
  })
})

describe('the same content', () => {
  it.each<[string, Partial<TemplateContent>]>([
    ['line ends and composed accents', { body: { text: base.body.text.normalize('NFD') } }],
    ['samples', { samples: {} }],
    ['a name', { name: 'outro' }],
  ])('is not disturbed by %s', (_, change) => {
    expect(sameContent(base, { ...base, ...change })).toBe(true)
  })

  it('reads past line ends, quotation marks, and what a provider never returns', () => {
    const ours: TemplateContent = {
      ...base,
      footer: { text: '' },
      body: { text: 'Um ‘sim’\r\nou\r“não”.' },
      buttons: [{ type: 'QUICK_REPLY', text: 'Sim', payload: 'YES' }, { type: 'COPY_CODE' }],
    }
    const { footer: _, ...theirs } = ours
    expect(
      sameContent(ours, {
        ...theirs,
        body: { text: 'Um \'sim\'\nou\n"não".' },
        buttons: [
          { type: 'QUICK_REPLY', text: 'Sim' },
          { type: 'COPY_CODE', text: 'Copiar' },
        ],
      }),
    ).toBe(true)
  })

  it.each<[string, Partial<TemplateContent>]>([
    ['a category', { category: 'MARKETING' }],
    ['a header’s format', { header: { format: 'IMAGE' } }],
    ['a letter’s case', { body: { text: base.body.text.toLowerCase() } }],
    ['a blank', { footer: { text: 'Suporte ' } }],
    ['a link', { buttons: [{ type: 'URL', text: 'Ver', url: 'https://ex.test/' }] }],
    ['a button’s kind', { buttons: [{ type: 'QUICK_REPLY', text: 'Ver' }] }],
    ['one button more', { buttons: [...base.buttons, { type: 'QUICK_REPLY', text: 'Ok' }] }],
  ])('is disturbed by %s', (_, change) => {
    expect(sameContent(base, { ...base, ...change })).toBe(false)
    expect(sameContent({ ...base, ...change }, base)).toBe(false)
  })
})

const text = fc.constantFrom('a', 'b', '“a”', '"a"', 'ã', 'a\u0303', 'x\r\ny', 'x\ny', '')
const button = fc.oneof(
  fc.record({ type: fc.constant('URL' as const), text, url: text }),
  fc.record({ type: fc.constant('QUICK_REPLY' as const), text }),
)
const content: fc.Arbitrary<TemplateContent> = fc
  .record(
    {
      category: fc.constantFrom('UTILITY', 'MARKETING'),
      body: fc.record({ text }),
      buttons: fc.array(button, { maxLength: 2 }),
      samples: fc.dictionary(fc.constantFrom('body.1', 'body.2'), text),
      header: fc.record({ format: fc.constant('TEXT' as const), text }),
      footer: fc.record({ text }),
    },
    { requiredKeys: ['category', 'body', 'buttons', 'samples'] },
  )
  .map((parts) => ({ name: 'n', language: 'pt_BR', ...parts }))
const MIRRORED = { same: 'same', mine: 'theirs', theirs: 'mine', 'both-same': 'both-same', conflict: 'conflict' } as const
const alwaysTheirs = Object.fromEntries(TEMPLATE_PARTS.map((part) => [part, 'theirs' as const]))

describe('any merge', () => {
  it('is the other side where one is unchanged', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        expect(sameContent(mergeTemplates(before, before, after).merged, after)).toBe(true)
        expect(sameContent(mergeTemplates(before, after, before).merged, after)).toBe(true)
      }),
    )
  })

  it('looks from the other side as it looks from this one', () => {
    fc.assert(
      fc.property(content, content, content, (before, mine, theirs) => {
        const here = mergeTemplates(before, mine, theirs).parts
        const there = mergeTemplates(before, theirs, mine).parts
        expect(there.map(({ state }) => state)).toEqual(here.map(({ state }) => MIRRORED[state]))
      }),
    )
  })

  it('has nothing left to bring together once it is done', () => {
    fc.assert(
      fc.property(content, content, content, (before, mine, theirs) => {
        const merge = mergeTemplates(before, mine, theirs)
        expect(mergeTemplates(theirs, merge.merged, theirs).merged).toEqual({
          ...merge.merged,
          samples: { ...theirs.samples, ...merge.merged.samples },
        })
        expect(resolve(merge, {})).toEqual(merge.merged)
      }),
    )
  })

  it('loses no change: what a side changed is in it, or was decided against', () => {
    fc.assert(
      fc.property(content, content, content, (before, mine, theirs) => {
        const merge = mergeTemplates(before, mine, theirs)
        for (const { part, state } of merge.parts) {
          if (state === 'mine' || state === 'conflict') expect(merge.merged[part]).toEqual(mine[part])
          if (state === 'theirs') expect(merge.merged[part]).toEqual(theirs[part])
          if (state === 'conflict') expect(resolve(merge, alwaysTheirs)[part]).toEqual(theirs[part])
        }
      }),
    )
  })
})
