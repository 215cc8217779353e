import { expect, it } from 'vitest'
import { rounds } from '../../kill/rounds.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** `npm run kill-test` does the same fifty times each. */
it('killed in the middle of a sync, a test send, a submission and an export, the program finds its store whole, and nothing is sent twice', {
  timeout: 120_000,
}, async () => {
  const results = await rounds(tempDir(), 2, () => undefined)
  expect(results.map(({ what, killed }) => [what, killed])).toEqual([
    ['sync', 2],
    ['test send', 2],
    ['submission', 2],
    ['export', 2],
  ])
})
