import type { Browser, Page } from '@playwright/test'
import { launchChromium } from '../../support/chromium.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'

/** A file that the person was given, and where it is now. */
export type Saved = { name: string; path: string }

/** The way between the window and the program, for whoever listens to it or cuts it. */
export type Line = {
  /** What has reached the page since the line was tapped. */
  heard(): Promise<string[]>
  /** Ends the connection, and every new one until it is mended. */
  cut(): Promise<void>
  mend(): Promise<void>
}

/** A running program and its window. What the two shells do differently is behind this and nowhere else. */
export type Running = {
  page: Page
  stderr(): string
  /** A client of the same program; it ends with the window's page. */
  client(): Promise<{ disparo: DisparoClient; close(): void }>
  /** The file that an action makes the person save. */
  saved(act: () => Promise<void>): Promise<Saved>
  /** The page that an action opens outside of the window. */
  opened(act: () => Promise<void>): Promise<Page>
  /** Loads the page anew to listen from the first message on. */
  tap(): Promise<Line>
  /** Says yes to notices, where a person is asked. */
  allowNotices(): Promise<void>
  stop(): Promise<void>
}

export type ShellOptions = {
  dataDir: string
  env: Record<string, string>
  locale: string
  timezone: string
  viewport: { width: number; height: number }
}

let elsewhere: Promise<Browser> | null = null

/** The system's browser, to which the window sends what it doesn't show itself. */
export async function inTheBrowser(url: string): Promise<Page> {
  elsewhere ??= launchChromium()
  const page = await (await elsewhere).newPage({ locale: 'pt-BR' })
  await page.goto(url)
  return page
}

export async function closeTheBrowser(): Promise<void> {
  const browser = await elsewhere
  elsewhere = null
  await browser?.close()
}
