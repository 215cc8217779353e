import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import config from '../../../../electron.vite.config.ts'

/** The app's own build of the Electron shell, with the tiny app behind it and the tiny page before it. */
const here = import.meta.dirname
const outDir = process.env.TRIAL_OUT
if (!outDir) throw new Error('TRIAL_OUT is not set')
const { main, preload } = config as Record<'main' | 'preload', { build: { rolldownOptions: object } }>

// biome-ignore lint/style/noDefaultExport: electron-vite reads the default
export default defineConfig({
  main: {
    ...main,
    plugins: [
      {
        name: 'trial-app',
        enforce: 'pre',
        resolveId: (source, importer) =>
          source === '../app.ts' && importer?.endsWith('shells/electron.ts') ? resolve(here, 'app.ts') : null,
      },
    ],
    build: {
      ...main.build,
      outDir: resolve(outDir, 'main'),
      rolldownOptions: {
        ...main.build.rolldownOptions,
        input: { index: 'src-main/shells/electron.ts', 'keychain-child': 'src-main/keychain/child.ts' },
      },
    },
  },
  preload: { ...preload, build: { ...preload.build, outDir: resolve(outDir, 'preload') } },
  renderer: {
    root: resolve(here, 'page'),
    build: { outDir: resolve(outDir, 'renderer'), rolldownOptions: { input: { index: resolve(here, 'page/index.html') } } },
  },
})
