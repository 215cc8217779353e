import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type History, redo, startHistory, undo, write } from '../../src-renderer/shared/undo-history.ts'

/** A step of somebody at work: typing in one of two fields after a while, a change by itself, back, forth. */
type Step = { does: 'type'; field: string; wait: number } | { does: 'change' | 'undo' | 'redo' }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('type' as const), field: fc.constantFrom('body', 'name'), wait: fc.nat(3_000) }),
    fc.record({ does: fc.constantFrom('change' as const, 'undo' as const, 'redo' as const) }),
  ),
  { maxLength: 60 },
)

function work(doings: readonly Step[]): History<number> {
  let history: History<number> = startHistory(0)
  let at = 0
  doings.forEach((step, index) => {
    const next = index + 1
    if (step.does === 'type') {
      at += step.wait
      history = write(history, next, { field: step.field, at })
    } else if (step.does === 'change') history = write(history, next, null)
    else history = step.does === 'undo' ? undo(history) : redo(history)
  })
  return history
}

describe('the history of a draft', () => {
  it('is back where it was after undoing and redoing', () => {
    fc.assert(
      fc.property(steps, (doings) => {
        const history = work(doings)
        if (history.past.length > 0) expect(redo(undo(history)).present).toBe(history.present)
        if (history.future.length > 0) expect(undo(redo(history)).present).toBe(history.present)
      }),
    )
  })

  it('undoes everything to the beginning and redoes it to the end', () => {
    fc.assert(
      fc.property(steps, (doings) => {
        const history = work(doings)
        let back = history
        while (back.past.length > 0) back = undo(back)
        expect(back.present).toBe(0)
        let forth = back
        while (forth.future.length > 0) forth = redo(forth)
        expect(forth.past.length).toBe(history.past.length + history.future.length)
        for (let step = 0; step < history.future.length; step++) forth = undo(forth)
        expect(forth.present).toBe(history.present)
      }),
    )
  })

  const typed = (...letters: [string, number][]): History<string> =>
    letters.reduce((history, [text, at]) => write(history, text, { field: 'body', at }), startHistory(''))

  it('takes what was typed without a pause as one step', () => {
    expect(undo(typed(['a', 0], ['ab', 300], ['abc', 700])).present).toBe('')
  })

  it('makes a step of every pause', () => {
    expect(undo(typed(['a', 0], ['ab', 300], ['abc', 2_000])).present).toBe('ab')
  })

  it('makes a step of every few seconds of typing without a pause', () => {
    const letters = Array.from({ length: 20 }, (_, index): [string, number] => ['x'.repeat(index + 1), index * 400])
    expect(undo(typed(...letters)).present.length).toBeGreaterThan(0)
  })

  it('does not join typing in another field, nor typing after an undo', () => {
    const two = write(typed(['a', 0]), 'b', { field: 'name', at: 100 })
    expect(undo(two).present).toBe('a')
    expect(undo(write(undo(two), 'c', { field: 'body', at: 200 })).present).toBe('a')
  })

  it('forgets what was undone once something else is written', () => {
    expect(write(undo(typed(['a', 0])), 'b', null).future).toEqual([])
  })

  it('keeps no more than two hundred steps', () => {
    let history = startHistory(0)
    for (let step = 1; step <= 300; step++) history = write(history, step, null)
    expect(history.past).toHaveLength(200)
    expect(history.past[0]).toBe(100)
  })

  it('is the same history where nothing changed', () => {
    const history = typed(['a', 0])
    expect(write(history, 'a', null)).toBe(history)
    expect(undo(startHistory(1)).present).toBe(1)
  })
})
