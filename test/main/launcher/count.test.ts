import { describe, expect, it } from 'vitest'
import { countPlaywright, countVitest, sum, total } from '../../../scripts/test-count.mjs'
import { newCheckout, runScript, write } from './checkout.ts'

const suite = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((status) => ({ status })) })

describe('counting vitest', () => {
  it('adds up tests, with pending and todo as skipped', () => {
    const report = { testResults: [suite('passed', 'passed', 'pending', 'todo'), suite('failed', 'failed', 'passed')] }
    expect(countVitest(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 })
  })

  it('takes a file that could not be loaded for one failure', () => {
    expect(countVitest({ testResults: [suite('failed'), suite('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    })
  })

  it('takes a bad end after good tests for one failure', () => {
    expect(countVitest({ testResults: [suite('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it('takes a runner without a report for one failure, even when it ended well', () => {
    expect(countVitest(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

describe('counting Playwright', () => {
  it('takes a test that needed a second try for a failure', () => {
    expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } }, 1)).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
    })
  })

  it('takes a run that stopped before its tests for one failure', () => {
    expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 1)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    })
    expect(countPlaywright(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

describe('the total', () => {
  it('names what was skipped only when something was', () => {
    expect(total({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
    expect(
      total(
        sum([
          { passed: 3, failed: 1, skipped: 0 },
          { passed: 1, failed: 0, skipped: 2 },
        ]),
      ),
    ).toBe('4 passed, 1 failed, 2 skipped')
  })

  it('is the last line, over all parts, also when some of them fail', async () => {
    const checkout = newCheckout()
    const { root } = checkout
    // npm stands for types and lint: the first fails.
    write(
      `${root}/tools/npm-cli.js`,
      `const { copyFileSync } = require('node:fs'); const args = process.argv.slice(2)
       if (args[0] === 'ci') copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
       process.exit(args.includes('typecheck') ? 2 : 0)`,
    )
    const report = (option: string, json: unknown) =>
      `require('node:fs').writeFileSync(${option}, ${JSON.stringify(JSON.stringify(json))})`
    write(`${root}/node_modules/vitest/package.json`, '{ "bin": { "vitest": "run.js" } }')
    write(
      `${root}/node_modules/vitest/run.js`,
      `const file = process.argv.find((a) => a.startsWith('--outputFile.json=')).split('=')[1]
       ${report('file', { testResults: [suite('passed', 'passed', 'passed', 'pending')] })}`,
    )
    write(`${root}/node_modules/@playwright/test/package.json`, '{ "bin": { "playwright": "cli.js" } }')
    write(
      `${root}/node_modules/@playwright/test/cli.js`,
      `${report('process.env.PLAYWRIGHT_JSON_OUTPUT_FILE', { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 } })}
       console.log('asked for ' + process.argv.slice(2).filter((a) => !a.startsWith('--reporter')).join(' '))`,
    )
    // Nowhere for a window to appear: no display, and no Xvfb on the path.
    const env = { CHROMIUM: process.execPath, PATH: root }
    const { code, stdout } = await runScript(checkout, ['run.mjs', 'test'], env)
    // lint and build passed, types failed, 2 + 4 tests, one skipped and the four again in Electron.
    expect(stdout.split('\n').slice(-2)).toEqual(['8 passed, 1 failed, 5 skipped', ''])
    expect(code).toBe(1)

    const one = await runScript(checkout, ['run.mjs', 'test', 'test/e2e/canary.spec.ts', '--headed'], env)
    expect(one).toMatchObject({ code: 0, stdout: 'asked for test test/e2e/canary.spec.ts --headed\n4 passed, 0 failed\n' })
  })

  it('counts only the matching unit tests when there is a filter', async () => {
    const checkout = newCheckout()
    write(`${checkout.root}/node_modules/vitest/package.json`, '{ "bin": "run.js" }')
    write(
      `${checkout.root}/node_modules/vitest/run.js`,
      `const file = process.argv.find((a) => a.startsWith('--outputFile.json=')).split('=')[1]
       const passed = process.argv.includes('phone')
       require('node:fs').writeFileSync(file, JSON.stringify({ testResults: [{ status: 'passed', assertionResults: passed ? [{ status: 'passed' }] : [] }] }))`,
    )
    expect(await runScript(checkout, ['run.mjs', 'test', 'phone'])).toMatchObject({ code: 0, stdout: '1 passed, 0 failed\n' })
  })
})
