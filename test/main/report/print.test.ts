import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWords } from '../../../src-main/i18n.ts'
import { writeReportHtml } from '../../../src-main/report/index.ts'
import { launchChromium } from '../../support/chromium.ts'
import { reportOf, testedSnapshot } from '../../support/report.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

async function open(client: string) {
  const snapshot = testedSnapshot()
  const { report } = reportOf({ ...snapshot, implementation: { ...snapshot.implementation, client } })
  const page = await browser.newPage()
  await page.setContent(writeReportHtml(report, openWords('pt-BR'), 'pt-BR', 'America/Sao_Paulo'))
  return page
}

describe('the report in a browser', () => {
  it('prints on several A4 pages, titled with the client', async () => {
    const page = await open('Clínica Horizonte')
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    await page.close()
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    const sheets = [...pdf.matchAll(/\/Type \/Page\b[^s][\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
    expect(sheets.length).toBeGreaterThanOrEqual(3)
    for (const [, width, height] of sheets) {
      expect(Number(width)).toBeCloseTo(595, -1)
      expect(Number(height)).toBeCloseTo(842, -1)
    }
    expect(titleOf(pdf)).toBe('Relatório de implantação · Clínica Horizonte')
  })

  it('is no wider than the paper, however long a name is', async () => {
    const page = await open('Clínica'.repeat(17))
    await page.emulateMedia({ media: 'print' })
    // 210 mm less the margins, at 96 pixels per inch.
    await page.setViewportSize({ width: 658, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(658)
    await page.close()
  })

  it('shows a hostile client as text and keeps its own style', async () => {
    const client = `</style><script>document.title='x'</script>\\"; } body { display: none } <b>`
    const page = await open(client)
    expect(await page.locator('.client').textContent()).toBe(client)
    expect(await page.title()).toBe(`Relatório de implantação · ${client}`)
    expect(await page.locator('script').count()).toBe(0)
    expect(await page.locator('main').isVisible()).toBe(true)
    await page.close()
  })
})

/** A PDF holds it as bytes, or in hexadecimal as UTF-16. */
function titleOf(pdf: string): string {
  const [, hex, plain] = /\/Title (?:<([0-9A-Fa-f]+)>|\(((?:\\.|[^\\)])*)\))/.exec(pdf) ?? []
  if (hex === undefined) return plain ?? ''
  return Buffer.from(hex, 'hex')
    .swap16()
    .toString('utf16le')
    .replace(/^\uFEFF/, '')
}
