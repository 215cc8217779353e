import { describe, expect, it } from 'vitest'
import { firstTarget, withDialect, wrongField } from '../../src-renderer/pages/consent/plan/sql-target.ts'
import { isNewVersion, nextVersion } from '../../src-renderer/pages/consent/term/term-version.ts'

const term = (version: string, text: string) => ({ version, text, createdAt: '2026-11-01T10:00:00.000Z', createdBy: '' })

describe('where the flag lives', () => {
  it('is asked for with names that a script can be written for', () => {
    expect(wrongField(firstTarget())).toBe(null)
  })

  it('changes its yes with the database, but not one that a person wrote', () => {
    const first = firstTarget()
    expect(withDialect(first, 'mysql').trueValue).toBe('1')
    expect(withDialect(withDialect(first, 'mysql'), 'postgres')).toEqual(first)
    expect(withDialect({ ...first, trueValue: 'SIM' }, 'oracle').trueValue).toBe('SIM')
  })

  it('names the field that is empty or is no name', () => {
    expect(wrongField({ ...firstTarget(), flagColumn: ' ' })).toEqual({ field: 'flagColumn', problem: 'empty' })
    expect(wrongField({ ...firstTarget(), table: 'a.b.c' })).toEqual({ field: 'table', problem: 'noName' })
    expect(wrongField({ ...firstTarget(), idColumn: 'x.id' })).toEqual({ field: 'idColumn', problem: 'noName' })
  })
})

describe('a version of the term', () => {
  it('is new only where the text is another', () => {
    expect(isNewVersion('Aceito.', [])).toBe(true)
    expect(isNewVersion('  ', [])).toBe(false)
    expect(isNewVersion('Aceito.\n', [term('1', 'Aceito.')])).toBe(false)
    expect(isNewVersion('Antigo', [term('2', 'Novo'), term('1', 'Antigo')])).toBe(true)
  })

  it('counts on', () => {
    expect([nextVersion([]), nextVersion([term('1', 'a')])]).toEqual(['1', '2'])
  })
})
