import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countTranscripts,
  opensTranscript,
  parseServiceTree,
  requestTypeSchema,
  type ServiceTree,
  setAllTranscripts,
  setTranscript,
  withSwitchesOf,
  writeServiceTree,
} from '#core/services'

const trees: ServiceTree[] = [
  {
    name: 'Suporte',
    requestTypes: [
      { name: 'Acesso', statuses: ['Aberto'], transcript: false },
      { name: 'Instalação', statuses: [] },
    ],
  },
  { name: 'Financeiro', requestTypes: [{ name: 'Acesso', statuses: [] }] },
]
const typed = (text: string): ServiceTree[] => withSwitchesOf(parseServiceTree(text).trees, trees)
const offIn = (given: readonly ServiceTree[]): string[] =>
  given.flatMap((tree) => tree.requestTypes.filter((type) => !opensTranscript(type)).map((type) => `${tree.name}/${type.name}`))

describe('M16, the transcript of a request type', () => {
  it('is on where nothing was said, as in trees that were stored before', () => {
    expect(opensTranscript(requestTypeSchema.parse({ name: 'Acesso', statuses: [] }))).toBe(true)
    expect(opensTranscript(requestTypeSchema.parse({ name: 'Acesso', statuses: [], transcript: false }))).toBe(false)
  })

  it('is switched for one request type and for all', () => {
    expect(offIn(setTranscript(trees, [1, 0], false))).toEqual(['Suporte/Acesso', 'Financeiro/Acesso'])
    expect(setTranscript(setTranscript(trees, [0, 0], true), [0, 0], false)).toEqual(trees)
    expect(countTranscripts(trees)).toEqual({ all: 3, open: 2 })
    expect(countTranscripts(setAllTranscripts(trees, false))).toEqual({ all: 3, open: 0 })
    expect(offIn(setAllTranscripts(trees, true))).toEqual([])
  })

  it('comes through the text, whatever is typed around it', () => {
    expect(typed(writeServiceTree(trees))).toEqual(trees)
    expect(offIn(typed('Nova\n  X\nsuporte\n  Instalação\n  ACESSO\n    Aberto'))).toEqual(['suporte/ACESSO'])
  })

  it('stays with a line that is renamed letter by letter', () => {
    expect(offIn(typed('Suporte técnico\n  Acesso remoto\n  Instalação\nFinanceiro\n  Acesso'))).toEqual([
      'Suporte técnico/Acesso remoto',
    ])
  })

  it('goes with its line, and not to the one that takes its place', () => {
    expect(offIn(typed('Suporte\n  Instalação\nFinanceiro\n  Acesso'))).toEqual([])
    expect(offIn(typed('Suporte\n  Instalação\n  Acesso\nFinanceiro\n  Outra'))).toEqual(['Suporte/Acesso'])
  })

  it('is never changed by reading the same names again, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(trees, { minLength: 2 }), (shuffled) => {
        expect(offIn(withSwitchesOf(parseServiceTree(writeServiceTree(shuffled)).trees, trees))).toEqual(['Suporte/Acesso'])
      }),
    )
  })
})
