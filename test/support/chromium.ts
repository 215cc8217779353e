import { type Browser, chromium, type LaunchOptions } from '@playwright/test'

/** What keeps a Chromium quiet on a closed network and alive in a small container. */
export const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** The browser that `npm test` found, or Playwright's own. */
export const chromiumOptions = (args: string[] = []): LaunchOptions => ({
  ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
  args: [...QUIET, ...args],
})

export const launchChromium = (): Promise<Browser> => chromium.launch(chromiumOptions())
