import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { launchChromium } from '../support/chromium.ts'
import { createExample, pagesOf } from '../support/example.ts'
import { startBrowserShell } from '../support/processes.ts'
import { connectClient } from '../support/rpc-client.ts'
import { secretServiceAvailable, startSecretService } from '../support/secret-service.ts'

/**
 * `npm run gallery [-- FOLDER]`: every page with example data, once per language, theme
 * and size: what one looks at before saying done. `npm run gallery -- --readme` writes the
 * README's pictures.
 */
const forReadme = process.argv[2] === '--readme'
const out = resolve(forReadme ? 'docs/pictures' : (process.argv[2] ?? 'test-results/gallery'))
const SMALL = { width: 1280, height: 720 }
/** The job in eight pictures. */
const IN_README = new Set(['cliente', 'fornecedor', 'templates', 'editor', 'variaveis', 'disparos-mapa', 'teste', 'exportar'])
const VARIANTS = forReadme
  ? (['pt-BR', 'en'] as const).map((locale) => ({ locale, colorScheme: 'light' as const, viewport: SMALL }))
  : (['pt-BR', 'en'] as const).flatMap((locale) =>
      (['light', 'dark'] as const).flatMap((colorScheme) =>
        [SMALL, { width: 1920, height: 1080 }].map((viewport) => ({ locale, colorScheme, viewport })),
      ),
    )

// Before the program starts: where no browser is found, nothing must be left running.
const browser = await launchChromium()
const dataDir = mkdtempSync(join(tmpdir(), 'disparo-gallery-'))
// With a keychain, as on the machines that it is used on.
const keychain = secretServiceAvailable() ? await startSecretService() : null
const shell = await startBrowserShell(dataDir, keychain?.env)
const { disparo, close } = await connectClient(shell.url)
let saved = 0
try {
  const { implementationId, draftId } = await createExample(disparo)
  mkdirSync(out, { recursive: true })
  for (const { locale, colorScheme, viewport } of VARIANTS) {
    await disparo.app.saveSettings({ locale, colorScheme })
    const context = await browser.newContext({ viewport, locale, colorScheme, timezoneId: 'America/Sao_Paulo' })
    const page = await context.newPage()
    await page.goto(shell.url)
    for (const { name, path } of pagesOf(implementationId, draftId)) {
      if (forReadme && !IN_README.has(name)) continue
      await page.evaluate((hash) => {
        location.hash = hash
      }, path)
      await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"]'))
      // Numbers, statuses and previews arrive a moment after the page itself.
      await page.waitForLoadState('networkidle')
      await page.waitForFunction(() => !document.querySelector('.react-flow') || document.querySelector('.react-flow__node'))
      const file = forReadme ? `${name}.${locale}.png` : `${name}.${locale}.${colorScheme}.${viewport.width}.png`
      await page.screenshot({ path: join(out, file) })
      saved++
    }
    await context.close()
  }
} finally {
  close()
  await browser.close()
  await shell.stop()
  await keychain?.close()
  rmSync(dataDir, { recursive: true, force: true })
}
console.log(`${saved} screenshots in ${out}`)
