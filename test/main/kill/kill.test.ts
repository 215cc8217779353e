import { expect, it } from 'vitest'
import { rounds } from '../../kill/rounds.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** `npm run kill-test` does the same fifteen times each. */
it('killed in the middle of any job, at either provider, the program finds its store whole, and nothing is sent twice', {
  timeout: 420_000,
}, async () => {
  const results = await rounds(tempDir(), 1, () => undefined)
  expect(results.map(({ what, killed }) => [what, killed])).toEqual([
    ['sync, zenvia', 1],
    ['test send, zenvia', 1],
    ['submission, zenvia', 1],
    ['export, zenvia', 1],
    ['sync, infobip', 1],
    ['test send, infobip', 1],
    ['submission, infobip', 1],
    ['export, infobip', 1],
    ['contact import', 1],
    ['plan', 1],
  ])
})
