import { describe, expect, it } from 'vitest'
import type { TemplateButton } from '#core/template'
import { type Binding, CRM_VARIABLES, type CrmVariable } from '#core/variables'
import {
  addButton,
  changeButtonType,
  moveButton,
  removeButton,
  rowsOf,
  tidy,
  type Written,
  withBinding,
  withEdits,
  withoutHeader,
  withSample,
  withText,
} from '../../src-renderer/studio/editor/draft-edits.ts'
import { fillFrom, inserted, placeholderFor, previewValues } from '../../src-renderer/studio/editor/filling.ts'

const bound = (key: string, token: string): Binding => ({
  key,
  source: { kind: 'crm', token },
  fallback: null,
  transforms: [],
})
const url = (text: string, name: string): TemplateButton => ({ type: 'URL', text, url: `https://ex.test/{{${name}}}` })
const reply = (text: string): TemplateButton => ({ type: 'QUICK_REPLY', text })

function written(part: Partial<Written['content']> = {}, bindings: Binding[] = []): Written {
  return {
    accountId: 'a',
    senderId: '551130000000',
    content: { name: 'x_v1', language: 'pt_BR', category: 'UTILITY', body: { text: '' }, buttons: [], samples: {}, ...part },
    bindings,
  }
}

const variable = (token: string): CrmVariable => {
  const found = CRM_VARIABLES.find((candidate) => candidate.token === token)
  if (!found) throw new Error(token)
  return found
}

describe('what is written', () => {
  it('gets a header and a footer with their first text, and loses them where they are empty', () => {
    const made = withText(withText(written(), 'header', 'Aviso'), 'footer', 'Financeiro')
    expect(made.content).toMatchObject({ header: { format: 'TEXT', text: 'Aviso' }, footer: { text: 'Financeiro' } })
    const emptied = tidy(withText(withText(made, 'header', ' '), 'footer', ''), 'component')
    expect(emptied.content).not.toHaveProperty('header')
    expect(emptied.content).not.toHaveProperty('footer')
    expect(withoutHeader(made).content).not.toHaveProperty('header')
  })

  it('turns a media header into one of text', () => {
    const media = written({ header: { format: 'IMAGE' } })
    expect(withText(media, 'header', '').content.header).toEqual({ format: 'TEXT', text: '' })
    expect(tidy(media, 'component').content.header).toEqual({ format: 'IMAGE' })
  })

  it('is the same where the text is the same', () => {
    const was = written({ body: { text: 'Oi' } })
    expect(withText(was, 'body', 'Oi')).toBe(was)
    expect(withEdits(was, [])).toBe(was)
  })

  it('keeps what is known of a placeholder while it is out of the text, and saves only what is in it', () => {
    const was = written({ body: { text: 'Oi {{1}' }, samples: { 'body.1': 'Ana' } }, [bound('body.1', 'NOME')])
    expect(tidy(was, 'component')).toMatchObject({ content: { samples: {} }, bindings: [] })
    const back = tidy(withText(was, 'body', 'Oi {{1}}'), 'component')
    expect(back).toMatchObject({ content: { samples: { 'body.1': 'Ana' } }, bindings: [bound('body.1', 'NOME')] })
  })

  it('binds a name once in the whole template where it means one value', () => {
    const was = written({ header: { format: 'TEXT', text: 'Oi' }, body: { text: '{{nome}}' }, samples: { 'body.nome': 'Ana' } }, [
      bound('body.nome', 'NOME'),
    ])
    const moved = tidy(withText(was, 'header', 'Oi {{nome}}'), 'template')
    expect(moved.bindings.map(({ key }) => key)).toEqual(['header.nome'])
    expect(moved.content.samples).toEqual({ 'header.nome': 'Ana', 'body.nome': 'Ana' })
  })

  it('fills a placeholder, and empties it, wherever it stood before', () => {
    const was = written({ body: { text: '{{nome}}' } })
    const [row] = rowsOf(was, 'template')
    if (!row) throw new Error('one placeholder')
    const { key: _, ...filled } = bound('', 'NOME')
    const once = withSample(withBinding(was, row, 'template', filled), row, 'template', 'Ana')
    const twice = withSample(withBinding(once, row, 'template', filled), row, 'template', 'Bia')
    expect(rowsOf(twice, 'template')).toMatchObject([{ binding: { key: 'body.nome' }, sample: 'Bia' }])
    expect(twice.bindings).toHaveLength(1)
    const none = withSample(withBinding(twice, row, 'template', null), row, 'template', '')
    expect(none).toMatchObject({ bindings: [], content: { samples: {} } })
  })
})

describe('a fix that gives placeholders other names', () => {
  it('takes along what is known of them', () => {
    const text = 'Oi {{1}}, protocolo {{3}}, prazo {{2}}'
    const was = written({ body: { text }, samples: { 'body.3': '2026-1', 'body.2': 'amanhã' } }, [
      bound('body.3', 'PROTOCOLO'),
      bound('body.2', 'VENCIMENTO'),
    ])
    const fixed = withEdits(was, [
      { component: 'body', start: text.indexOf('3'), end: text.indexOf('3') + 1, text: '2' },
      { component: 'body', start: text.indexOf('2'), end: text.indexOf('2') + 1, text: '3' },
    ])
    expect(fixed.content.body.text).toBe('Oi {{1}}, protocolo {{2}}, prazo {{3}}')
    expect(fixed.content.samples).toEqual({ 'body.2': '2026-1', 'body.3': 'amanhã' })
    expect(fixed.bindings).toEqual([bound('body.2', 'PROTOCOLO'), bound('body.3', 'VENCIMENTO')])
  })

  it('leaves them where one more or fewer stands in the text', () => {
    const was = written({ body: { text: '{{1}} {{2}}' } }, [bound('body.2', 'NOME')])
    const fixed = withEdits(was, [{ component: 'body', start: 0, end: 6, text: '' }])
    expect(fixed.bindings).toEqual([bound('body.2', 'NOME')])
  })
})

describe('the buttons', () => {
  const three = written(
    { buttons: [reply('Sim'), url('Ver', 'a'), url('Pagar', 'b')], samples: { 'buttons.1.a': '1', 'buttons.2.b': '2' } },
    [bound('buttons.1.a', 'PROTOCOLO'), bound('buttons.2.b', 'NOME')],
  )

  it('take what fills their links along when they move', () => {
    const moved = moveButton(three, 2, 0)
    expect(moved.content.buttons.map(({ text }) => text)).toEqual(['Pagar', 'Sim', 'Ver'])
    expect(moved.content.samples).toEqual({ 'buttons.2.a': '1', 'buttons.0.b': '2' })
    expect(moved.bindings).toEqual([bound('buttons.2.a', 'PROTOCOLO'), bound('buttons.0.b', 'NOME')])
    expect(moveButton(moved, 0, 2)).toEqual(three)
  })

  it('stay where they are at either end', () => {
    expect(moveButton(three, 0, -1)).toBe(three)
    expect(moveButton(three, 2, 3)).toBe(three)
  })

  it('take what fills their links with them when they go', () => {
    const left = removeButton(three, 1)
    expect(left.content.samples).toEqual({ 'buttons.1.b': '2' })
    expect(left.bindings).toEqual([bound('buttons.1.b', 'NOME')])
  })

  it('put a quick reply beside the others, and anything else at the end', () => {
    const added = addButton(three, 'QUICK_REPLY')
    expect(added.content.buttons.map(({ type }) => type)).toEqual(['QUICK_REPLY', 'QUICK_REPLY', 'URL', 'URL'])
    expect(added.bindings.map(({ key }) => key)).toEqual(['buttons.2.a', 'buttons.3.b'])
    expect(addButton(three, 'PHONE_NUMBER').content.buttons.at(-1)).toEqual({ type: 'PHONE_NUMBER', text: '', phoneNumber: '' })
  })

  it('keep their label when they become another kind', () => {
    expect(changeButtonType(three, 1, 'PHONE_NUMBER').content.buttons[1]).toEqual({
      type: 'PHONE_NUMBER',
      text: 'Ver',
      phoneNumber: '',
    })
    expect(changeButtonType(three, 0, 'QUICK_REPLY')).toBe(three)
  })
})

describe('a CRM variable that is put into a text', () => {
  const numbers = { placeholderStyle: 'positional', placeholderScope: 'component' } as const
  const names = { placeholderStyle: 'named', placeholderScope: 'template' } as const

  it('takes the next number of its own text', () => {
    const was = written({ header: { format: 'TEXT', text: '{{1}}' }, body: { text: '{{1}} {{3}}' } })
    expect(placeholderFor(was, 'body', variable('NOME'), numbers)).toBe('{{4}}')
    expect(placeholderFor(was, 'header', variable('NOME'), numbers)).toBe('{{2}}')
    expect(placeholderFor(was, 'buttons.0', variable('NOME'), numbers)).toBe('{{1}}')
  })

  it('takes its token as a name, the same where it is there already, another where the name is taken', () => {
    expect(placeholderFor(written(), 'body', variable('NOME'), names)).toBe('{{nome}}')
    const was = written({ body: { text: '{{cliente}} {{nome}}' } }, [bound('body.cliente', 'NOME')])
    expect(placeholderFor(was, 'body', variable('NOME'), names)).toBe('{{cliente}}')
    expect(placeholderFor({ ...was, bindings: [] }, 'body', variable('NOME'), names)).toBe('{{nome_2}}')
  })

  it('fills its placeholder and gives it a sample, but never what is filled already', () => {
    const was = written({ body: { text: 'Oi {{1}}' } })
    const filled = inserted(was, 'body', '{{1}}', 'component', variable('NOME'), CRM_VARIABLES)
    expect(filled.bindings).toEqual([bound('body.1', 'NOME')])
    expect(filled.content.samples).toEqual({ 'body.1': variable('NOME').sample })
    expect(inserted(filled, 'body', '{{1}}', 'component', variable('PROTOCOLO'), CRM_VARIABLES)).toBe(filled)
  })

  it('replaces the sample of the variable before it, and none that a person wrote', () => {
    const [row] = rowsOf(
      inserted(written({ body: { text: '{{1}}' } }), 'body', '{{1}}', 'component', variable('NOME'), CRM_VARIABLES),
      'component',
    )
    if (!row) throw new Error('one placeholder')
    const base = written({ body: { text: '{{1}}' }, samples: { 'body.1': row.sample } }, [bound('body.1', 'NOME')])
    const other = fillFrom(base, row, 'component', variable('PROTOCOLO'), CRM_VARIABLES)
    expect(other.content.samples).toEqual({ 'body.1': variable('PROTOCOLO').sample })
    const own = fillFrom(base, { ...row, sample: 'Zé' }, 'component', variable('PROTOCOLO'), CRM_VARIABLES)
    expect(own.content.samples).toEqual({ 'body.1': row.sample })
  })

  it('has its line breaks taken out where it may hold some', () => {
    const multiline = CRM_VARIABLES.find((candidate) => candidate.multiline)
    if (!multiline) throw new Error('the catalogue has one')
    const filled = inserted(written({ body: { text: '{{1}}' } }), 'body', '{{1}}', 'component', multiline, CRM_VARIABLES)
    expect(filled.bindings[0]?.transforms).toEqual(['collapse-whitespace'])
    expect(filled.content.samples['body.1']).not.toMatch(/[\n\t]/)
  })

  it('is shown by its sample, else by what the example contact would get, else not at all', () => {
    const rows = rowsOf(
      written({ body: { text: '{{1}} {{2}} {{3}}' }, samples: { 'body.1': 'Ana' } }, [bound('body.2', 'PROTOCOLO')]),
      'component',
    )
    expect(previewValues(rows, CRM_VARIABLES)).toEqual({ 'body.1': 'Ana', 'body.2': variable('PROTOCOLO').sample })
  })
})
