import { type Browser, chromium, type LaunchOptions } from '@playwright/test'
import { findChromium } from '../../scripts/window.mjs'

/** What keeps a Chromium quiet on a closed network and alive in a small container. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** CHROMIUM, the system's, or Playwright's own. */
export function chromiumOptions(args: string[] = []): LaunchOptions {
  const executablePath = process.env.CHROMIUM || findChromium()
  return { ...(executablePath ? { executablePath } : {}), args: [...QUIET, ...args] }
}

export const launchChromium = (args: string[] = []): Promise<Browser> => chromium.launch(chromiumOptions(args))
