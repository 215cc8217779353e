import { eventIterator } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerLimit, contract } from '../../../src-core/contract/index.ts'
import { procedure, slowProcedure } from '../../../src-core/contract/procedure.ts'

describe('how long a call may go without its answer', () => {
  it('has no end for a stream, however new and whatever its pace', () => {
    const router = {
      news: procedure.output(eventIterator(z.string())),
      deep: { slow: slowProcedure.input(z.string()).output(eventIterator(z.string())) },
    }
    expect(answerLimit(router, ['news'])).toBe(Number.POSITIVE_INFINITY)
    expect(answerLimit(router, ['deep', 'slow'])).toBe(Number.POSITIVE_INFINITY)
  })

  it('is half a minute for what is here, and three for what waits for a provider or reads a whole file', () => {
    expect(answerLimit(contract, ['templates', 'list'])).toBe(30_000)
    expect(answerLimit(contract, ['tests', 'send'])).toBe(180_000)
    expect(answerLimit(contract, ['contacts', 'rows'])).toBe(180_000)
    expect(answerLimit(contract, ['templates', 'sync'])).toBe(Number.POSITIVE_INFINITY)
  })

  it('is that of a quick call for what the contract does not know', () => {
    expect(answerLimit(contract, ['templates', 'gone'])).toBe(30_000)
    expect(answerLimit(contract, ['templates'])).toBe(30_000)
  })
})
