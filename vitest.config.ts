import { defineConfig } from 'vitest/config'

/** The tests that run the built program or open a browser; what they need is made before the first of them. */
const PRODUCT = [
  'test/main/{browser-shell,electron,kill}/**/*.test.ts',
  'test/main/{bundle/postgres,consent/command,headless/lint,report/print,signature/command,training/phone-browser}.test.ts',
]

/** Unit, contract and process tests; the end-to-end specs are Playwright's. */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      // Pure functions leave nothing behind, so that their files share the modules they import.
      { extends: true, test: { name: 'core', include: ['test/{core,renderer,house}/**/*.test.{ts,tsx}'], isolate: false } },
      { extends: true, test: { name: 'main', include: ['test/main/**/*.test.ts'], exclude: PRODUCT } },
      { extends: true, test: { name: 'product', include: PRODUCT, globalSetup: 'test/support/product.ts' } },
    ],
  },
})
