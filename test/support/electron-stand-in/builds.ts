import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

export const ROOT = resolve(import.meta.dirname, '../../..')
export const OUT = join(ROOT, 'out')

/** The built app; `npm test` builds it before it comes here. */
export const productEntry = (): string => {
  const entry = join(OUT, 'main/index.js')
  if (!existsSync(entry)) throw new Error('out/main/index.js is missing: npm run build')
  return entry
}

/** Builds the shell around the trial app into a folder of that name and gives its main entry. */
export const buildTrial = async (name: string): Promise<string> => {
  const bin = join(dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')), 'bin/electron-vite.js')
  const outDir = join(OUT, 'stand-in', name)
  const config = join(import.meta.dirname, 'trial/electron.vite.config.ts')
  await promisify(execFile)(process.execPath, [bin, 'build', '--logLevel', 'error', '--config', config], {
    cwd: ROOT,
    env: { ...process.env, TRIAL_OUT: outDir, NODE_ENV: undefined },
  })
  return join(outDir, 'main/index.js')
}

/** A built module with everything it imports statically inside the build: what Electron evaluates before it is ready. */
export const staticGraph = (entry: string): Map<string, string> => {
  const seen = new Map<string, string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    const text = readFileSync(file, 'utf8')
    seen.set(file, text)
    for (const [, specifier] of text.matchAll(/^(?:import|export)[^'"\n]*["'](\.[^"']+)["']/gm)) {
      if (specifier) visit(resolve(dirname(file), specifier))
    }
  }
  visit(entry)
  return seen
}

/** Paths below a folder, with forward slashes. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
