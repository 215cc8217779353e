import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import { launchChromium } from '../support/chromium.ts'
import { syncToEnd, withNumber } from '../support/main-job.ts'
import { startBrowserShell, startSimulator } from '../support/processes.ts'
import { connectClient } from '../support/rpc-client.ts'

const TEMPLATES = 1_000
/** A body as one writes it: blanks, a line break, marks, letters with and without a finding's underline around them. */
const TEXT = ' para a sua *comodidade* segue o andamento.\nQualquer duvida, responda esta mensagem com o numero.'
const DRAFT = {
  name: 'chamado_aberto_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT' as const, text: 'Chamado {{1}}' },
  body: { text: 'Olá {{1}}, recebemos o seu chamado {{2}} sobre {{3}} e ele foi encaminhado para o setor {{4}}' },
  footer: { text: 'Atendimento' },
  buttons: [{ type: 'URL' as const, text: 'Acompanhar', url: 'https://lojadaana.com.br/chamados/{{1}}' }],
  samples: {},
}
/** A page that ran no script for this long has done what the key asked for. Milliseconds. */
const QUIET = 40

export type TypingTimes = {
  /** Milliseconds of scripting that one key costs: the middle one, and the worst. */
  median: number
  worst: number
  keystrokes: number
}

/** Writes into a template's body in the studio, in an account with a thousand templates. */
export async function measureTyping(): Promise<TypingTimes> {
  const dataDir = mkdtempSync(join(tmpdir(), 'disparo-bench-'))
  const { zenvia, stop } = await startSimulator({ templateCount: TEMPLATES })
  const shell = await startBrowserShell(dataDir)
  const browser = await launchChromium()
  try {
    const { disparo, close } = await connectClient(shell.url)
    const simulator = { baseUrl: zenvia.baseUrl, secret: zenvia.token, senderIds: [zenvia.senderId] }
    const { implementationId, accountId } = await withNumber(disparo, simulator)
    await syncToEnd(disparo, accountId)
    const draft = await disparo.drafts.create({
      implementationId,
      accountId,
      senderId: zenvia.senderId,
      content: DRAFT,
      bindings: [],
    })
    close()
    const page = await browser.newPage()
    await page.goto(shell.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate((hash) => {
      location.hash = hash
    }, `/i/${implementationId}/escrever/${draft.id}`)
    return await measureKeys(page, TEXT)
  } finally {
    await browser.close()
    await shell.stop()
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * Types the text at the end of the template's body, each key after the page has gone quiet. What
 * is measured is Chromium's own count of the processor's time in scripts, so it holds all that a
 * key sets off, the linting that comes a moment later too, and nothing of other programs; style,
 * layout and paint are not in it.
 * @param page on its way to the studio
 */
async function measureKeys(page: Page, text: string): Promise<TypingTimes> {
  const body = page.locator('[role="textbox"][aria-multiline="true"]')
  await body.focus()
  await page.keyboard.press('ControlOrMeta+End')
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const times: number[] = []
  let before = await quiet(session)
  for (const letter of text) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter === '\n' ? 'Enter' : letter)
    const after = await quiet(session)
    times.push(after - before)
    before = after
  }
  const written = await body.innerText()
  const ending = text.split('\n').at(-1) ?? ''
  if (!written.includes(ending)) throw new Error(`the body does not end with what was typed: ${written}`)
  const sorted = times.toSorted((a, b) => a - b)
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    worst: sorted.at(-1) ?? Number.NaN,
    keystrokes: sorted.length,
  }
}

/** Milliseconds of scripting since the page began, once it grows no more. */
async function quiet(session: CDPSession): Promise<number> {
  for (let last = Number.NaN; ; ) {
    await pause(QUIET)
    const { metrics } = await session.send('Performance.getMetrics')
    const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value
    if (seconds === undefined) throw new Error('this Chromium does not count the time in scripts')
    if (seconds * 1000 === last) return last
    last = seconds * 1000
  }
}
