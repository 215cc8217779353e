import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate, readFlag } from '#core/contacts'

describe('readFlag', () => {
  it.each(
    'S s Sim SIM sim 1 true TRUE x X Verdadeiro yes Y on ativo Aceito opt-in t V 1,0 1.00 -1 ✓'
      .split(' ')
      .concat(' Sim ', 'OPT IN'),
  )('takes %j for yes', (text) => {
    expect(readFlag(text)).toBe(true)
  })
  it.each(
    'N n Não NÃO nao não 0 false FALSE Falso no off inativo Recusado opt-out f 0,0'.split(' ').concat('na\u0303o', 'não aceita'),
  )('takes %j for no', (text) => {
    expect(readFlag(text)).toBe(false)
  })
  it.each(['', '  ', 'talvez', '2', '10', 'S/N', 'sim, mas', '?', '11987650321', '-'])('takes %j for neither', (text) => {
    expect(readFlag(text)).toBeNull()
  })
})

describe('readDate', () => {
  it.each([
    ['10/12/2026', '2026-12-10'],
    ['1/2/2026', '2026-02-01'],
    ['10-12-2026', '2026-12-10'],
    ['10.12.2026', '2026-12-10'],
    ['10/12/26', '2026-12-10'],
    ['2026-12-10', '2026-12-10'],
    ['2026/12/10', '2026-12-10'],
    [' 10/12/2026 14:30 ', '2026-12-10'],
    ['10/12/2026 14:30:59', '2026-12-10'],
    ['10/12/2026, 14:30', '2026-12-10'],
    ['10/12/2026 - 14:30', '2026-12-10'],
    ['10/12/2026 às 14h30', '2026-12-10'],
    ['2026-12-10T23:30:00Z', '2026-12-10'],
    ['2026-12-10T23:30:00.123-03:00', '2026-12-10'],
    ['2026-12-10 23:30:00.000000+00', '2026-12-10'],
    ['29/02/2024', '2024-02-29'],
  ])('reads %j', (text, date) => {
    expect(readDate(text)).toBe(date)
  })
  it.each([
    '',
    '29/02/2026',
    '31/04/2026',
    '12/25/2026',
    '00/12/2026',
    '10/00/2026',
    '0000-00-00',
    '0026-12-10',
    '45987',
    '45987,5',
    '10/12',
    '10/12/226',
    '10/12-2026',
    '2026-12-10T25:00',
    'hoje',
    '20261210',
    '10 de dezembro de 2026',
  ])('reads no date in %j', (text) => {
    expect(readDate(text)).toBeNull()
  })

  it('reads every day as Brazilians and machines write it', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString()
        const day = iso.slice(0, 10)
        const [year, month, dayOfMonth] = day.split('-')
        for (const text of [iso, day, `${dayOfMonth}/${month}/${year}`, `${dayOfMonth}/${month}/${year} ${iso.slice(11, 19)}`])
          expect(readDate(text), text).toBe(day)
      }),
    )
  })
})
