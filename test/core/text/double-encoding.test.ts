import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDecision } from '#core/contacts'
import { isDoublyEncoded, mendDoubleEncoding } from '#core/text'

/** As a program does it that takes UTF-8 for Windows-1252. */
const damage = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))

describe('text that was encoded twice', () => {
  it.each(['José', 'Conceição', 'São João', 'AÇÃO', 'Você não', '“aspas” – traço', '€ 10', 'Ângela', '👍 ok'])(
    'is %s again',
    (text) => {
      expect(mendDoubleEncoding(damage(text))).toBe(text)
      expect(isDoublyEncoded(damage(text))).toBe(true)
    },
  )

  it.each(['José', 'SÃO PAULO', 'Ângela Ávila', 'Â', 'Ã', 'ÇÃO', 'naïve', '', 'plain', '2ª via nº 3', 'Müller'])(
    'is not %s',
    (text) => {
      expect(mendDoubleEncoding(text)).toBe(text)
    },
  )

  it('comes back whole, whatever it says', () => {
    const words = fc.stringMatching(/^[A-Za-záàâãéêíóôõúüçÁÀÂÃÉÊÍÓÔÕÚÇ ]{0,40}$/)
    fc.assert(
      fc.property(words, (text) => {
        expect(mendDoubleEncoding(damage(text))).toBe(text)
      }),
    )
  })

  it('says no where it says no', () => {
    expect(readDecision(damage('Não'))).toBe('refused')
  })
})
