import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { noteShipped } from './scripts/package/shipped.mjs'
import { withoutUnusedCore } from './scripts/pure-core.mjs'
import { withSeenText } from './scripts/seen-jsx.mjs'

const shipped = (part: 'main' | 'preload' | 'renderer') => noteShipped(import.meta.dirname, part)

/**
 * Three builds: main (one bundle per shell, plus the keychain child), preload (one
 * CommonJS file: a sandboxed preload can load nothing else) and renderer.
 * `dependencies` stay external because they hold native code; the rest is bundled.
 */
export default defineConfig({
  main: {
    plugins: [shipped('main')],
    // fflate's Node build declares `require`, and so does electron-vite in the same chunk; no thread is needed to compress.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: 'out/main',
      // Native too, and only where it is installed.
      externalizeDeps: { include: ['@duckdb/node-api'] },
      rolldownOptions: {
        input: {
          index: 'src-main/shells/electron.ts',
          server: 'src-main/shells/browser.ts',
          cli: 'src-main/shells/cli.ts',
          'keychain-child': 'src-main/keychain/child.ts',
          'contacts-worker': 'src-main/contacts/worker.ts',
          'rehearsal-worker': 'src-main/rehearsal/worker.ts',
        },
      },
    },
  },
  preload: {
    plugins: [shipped('preload')],
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: 'src-main/shells/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), withSeenText(import.meta.dirname), withoutUnusedCore(import.meta.dirname), shipped('renderer')],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: { input: { index: join(import.meta.dirname, 'src-renderer/index.html') } },
    },
  },
})
