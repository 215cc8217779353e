import { defineConfig } from 'vitest/config'

/** Unit, contract and process tests; the end-to-end specs are Playwright's. */
export default defineConfig({
  test: {
    include: ['test/{core,main,renderer,house}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
