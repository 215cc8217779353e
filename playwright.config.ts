import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './test/support/chromium.ts'

const inElectron = process.env.DISPARO_SHELL === 'electron'

/**
 * End-to-end specs: behaviour in the manual's words, the same in both shells. They
 * run in the browser shell; with DISPARO_SHELL=electron in the real Electron.
 */
export default defineConfig({
  testDir: 'test/e2e',
  // The window's own suite needs the window.
  ...(inElectron ? { globalSetup: './test/e2e/support/electron-setup.ts' } : { testIgnore: 'electron/**' }),
  outputDir: 'test-results',
  fullyParallel: true,
  // Two windows of programs on one screen: beside another one, a saved file twice did not come.
  workers: inElectron ? 1 : 2,
  // Only so that one that hangs ends: how fast something is, the bench says.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // Recording costs two fifths of the whole run: kept by whoever looks for something.
    trace: process.env.DISPARO_TRACE ? 'retain-on-failure' : 'off',
    // Fonts drawn the same everywhere.
    launchOptions: chromiumOptions(['--font-render-hinting=none']),
  },
})
