import { expect, it } from 'vitest'
import { createChanges } from '../../../src-main/changes.ts'

it('a stream of changes has those that were announced before anyone read, and ends with its signal', async () => {
  const changes = createChanges()
  const ending = new AbortController()
  const stream = changes.stream(ending.signal)
  changes.announce('numbers', 'i')
  changes.announce('tests', 'i')
  expect(await stream.next()).toEqual({ done: false, value: { area: 'numbers', implementationId: 'i' } })
  expect(await stream.next()).toEqual({ done: false, value: { area: 'tests', implementationId: 'i' } })
  const waiting = stream.next()
  ending.abort()
  expect(await waiting).toEqual({ done: true, value: undefined })
})
