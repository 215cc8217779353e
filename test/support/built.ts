import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
/** What `npm run build` makes; `npm test` builds it before it comes here. */
export const OUT = join(ROOT, 'out')

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
