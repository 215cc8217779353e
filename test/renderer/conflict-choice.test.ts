import { describe, expect, it } from 'vitest'
import { mergeTemplates, type TemplateContent } from '#core/template'
import { conflictsOf, decided, isDecided, isWritable } from '../../src-renderer/studio/conflict/conflict-choice.ts'
import { hasConflict } from '../../src-renderer/studio/conflict/has-conflict.ts'

const base: TemplateContent = {
  name: 'aviso_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Aviso' },
  body: { text: 'Seu pedido saiu.' },
  footer: { text: 'Equipe' },
  buttons: [],
  samples: {},
}
const mine = { ...base, body: { text: 'O seu pedido já saiu.' }, footer: { text: 'Nossa equipe' } }
const theirs = { ...base, header: { format: 'TEXT' as const, text: 'Entrega' }, body: { text: 'Seu pedido foi enviado.' } }
const merge = mergeTemplates(base, mine, theirs)

describe('a conflict', () => {
  it('is asked about only where both sides changed', () => {
    expect(conflictsOf(merge).map(({ part }) => part)).toEqual(['body'])
    expect(isDecided(merge, {})).toBe(false)
    expect(isDecided(merge, { body: { side: 'theirs' } })).toBe(true)
  })

  it('keeps each side’s own changes whatever is decided', () => {
    for (const side of ['mine', 'theirs'] as const)
      expect(decided(merge, { body: { side } })).toMatchObject({ header: { text: 'Entrega' }, footer: { text: 'Nossa equipe' } })
  })

  it('takes the side that was chosen, or the text that was written', () => {
    expect(decided(merge, { body: { side: 'mine' } }).body.text).toBe('O seu pedido já saiu.')
    expect(decided(merge, { body: { side: 'theirs' } }).body.text).toBe('Seu pedido foi enviado.')
    expect(decided(merge, { body: { side: 'edit', text: 'Pedido enviado.' } }).body.text).toBe('Pedido enviado.')
  })

  it('leaves out a footer that was emptied', () => {
    const both = mergeTemplates(base, mine, { ...base, footer: { text: 'Time' } })
    expect(decided(both, { footer: { side: 'edit', text: ' ' } }).footer).toBeUndefined()
  })

  it('offers writing for a text, not for a picture or buttons', () => {
    const picture = mergeTemplates(base, { ...base, header: { format: 'IMAGE' } }, theirs)
    const buttons = (text: string): TemplateContent['buttons'] => [{ type: 'QUICK_REPLY', text }]
    const pressed = mergeTemplates(base, { ...base, buttons: buttons('Sim') }, { ...base, buttons: buttons('Ok') })
    expect(conflictsOf(merge).map(isWritable)).toEqual([true])
    expect(conflictsOf(picture).map(isWritable)).toEqual([false])
    expect(conflictsOf(pressed).map(isWritable)).toEqual([false])
  })
})

it('sees a conflict only in an edit whose template reads differently now', () => {
  const template = { content: theirs, missingSince: null }
  expect(hasConflict({ base }, template)).toBe(true)
  expect(hasConflict({ base: theirs }, template)).toBe(false)
  expect(hasConflict({ base: null }, template)).toBe(false)
  expect(hasConflict({ base }, { ...template, missingSince: '2026-11-20T12:00:00.000Z' })).toBe(false)
})
