import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Three builds: main (one bundle per shell, plus the keychain child), preload (one
 * CommonJS file: a sandboxed preload can load nothing else) and renderer.
 * `dependencies` stay external because they hold native code; the rest is bundled.
 */
export default defineConfig({
  main: {
    // fflate's Node build declares `require`, and so does electron-vite in the same chunk; no thread is needed to compress.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          index: 'src-main/shells/electron.ts',
          server: 'src-main/shells/browser.ts',
          cli: 'src-main/shells/cli.ts',
          'keychain-child': 'src-main/keychain/child.ts',
          'contacts-worker': 'src-main/contacts/worker.ts',
        },
      },
    },
  },
  preload: {
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
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: { input: { index: join(import.meta.dirname, 'src-renderer/index.html') } },
    },
  },
})
