import { describe, expect, it } from 'vitest'
import { consentTermSchema, fillTerm, openGaps, STARTER_TERM, TERM_GAPS } from '#core/consent'
import { isOptOut, OPT_OUT_WORDS } from '#core/contacts'

describe('the starter term', () => {
  it('leaves open exactly what is the client’s, and says what the law wants said', () => {
    expect([...openGaps(STARTER_TERM)].sort()).toEqual([...TERM_GAPS].sort())
    for (const point of [
      'controladora',
      'finalidade',
      'Dados usados',
      'Base legal',
      'livre',
      'SAIR',
      'encarregado',
      'Por quanto tempo',
      'revogar',
    ])
      expect(STARTER_TERM).toContain(point)
    const createdAt = '2026-11-22T10:00:00.000Z'
    expect(consentTermSchema.safeParse({ version: '1', text: STARTER_TERM, createdAt, createdBy: 'Ana' }).success).toBe(true)
  })

  it('is filled everywhere, and shows what is still missing', () => {
    const text = fillTerm(STARTER_TERM, { client: 'Aurora $& [data]', version: ' 2 ', date: '  ' })
    expect(text).toContain('Versão 2, de [data]')
    expect(text.split('Aurora $& [data]')).toHaveLength(STARTER_TERM.split('[nome do cliente]').length)
    expect(openGaps(text)).not.toContain('client')
    expect(openGaps(text)).toContain('dataOfficer')
  })

  it('keeps what looks like a gap and is none of its own', () => {
    expect(fillTerm('{{toString}} {{outro}} [1] [toString]', { client: 'x' })).toBe('{{toString}} {{outro}} [1] [toString]')
  })

  it('shows a lawyer words and no braces, and still reads texts of before', () => {
    expect(STARTER_TERM).not.toMatch(/[{}]/)
    expect(openGaps('CNPJ {{document}}, de [data]')).toEqual(['document', 'date'])
    expect(fillTerm('CNPJ {{document}}', { document: '11.222.333/0001-81' })).toBe('CNPJ 11.222.333/0001-81')
  })
})

describe('opting out', () => {
  it.each([...OPT_OUT_WORDS, 'sair', ' Sair. ', 'nao quero', 'NÃO  QUERO!', '*PARE*'])('is meant by %j', (text) => {
    expect(isOptOut(text)).toBe(true)
  })

  it.each(['', 'não quero cancelar', 'quero sair de casa', 'parede', 'ok'])('is not meant by %j', (text) => {
    expect(isOptOut(text)).toBe(false)
  })
})
