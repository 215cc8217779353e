/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @type {(counts: Count[]) => Count} */
export const sum = (counts) => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
  skipped: counts.reduce((total, { skipped }) => total + skipped, 0),
})

/** `12 passed, 0 failed`, and how many were skipped if any were. @param {Count} count */
export const total = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`

/** A program that either succeeds or doesn't. @param {number} code @returns {Count} */
export const oneCheck = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })

/**
 * From vitest's JSON report. A file that could not be loaded has no tests and counts as one failure.
 * @param {unknown} report null: it crashed before writing one
 * @param {number} code
 * @returns {Count}
 */
export function countVitest(report, code) {
  const { testResults } = /** @type {{ testResults?: { status: string, assertionResults: { status: string }[] }[] }} */ (
    report ?? {}
  )
  if (!testResults) return { passed: 0, failed: 1, skipped: 0 }
  const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status))
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  const count = (/** @type {string} */ wanted) => statuses.filter((status) => status === wanted).length
  const passed = count('passed')
  const failed = count('failed')
  return honest({ passed, failed: failed + broken.length, skipped: statuses.length - passed - failed }, code)
}

/**
 * From Playwright's JSON report; a test that needed a second try has failed.
 * @param {unknown} report null: it crashed before writing one
 * @param {number} code
 * @returns {Count}
 */
export function countPlaywright(report, code) {
  const { stats } = /** @type {{ stats?: { expected: number, unexpected: number, flaky: number, skipped: number } }} */ (
    report ?? {}
  )
  if (!stats) return { passed: 0, failed: 1, skipped: 0 }
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, code)
}

/** A runner that reports no failure and still ends with one has failed somewhere outside its tests. @param {Count} count @param {number} code */
const honest = (count, code) => (code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count)
