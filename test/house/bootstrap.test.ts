import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const scripts = resolve(import.meta.dirname, '../../scripts')
const files = readdirSync(scripts, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[cm]js$/.test(name))

/** `npm start` and `npm test` begin in a clone that has nothing installed yet. */
describe('the bootstrap', () => {
  it.each(files)('%s is read without any package', (name) => {
    const code = readFileSync(join(scripts, name), 'utf8')
    const imported = [...code.matchAll(/^import\s(?:[^'"]*?\sfrom\s)?\s*['"]([^'"]+)['"]/gm)].map((match) => match[1] ?? '')
    expect(imported.filter((specifier) => !/^(?:node:|\.{1,2}\/)/.test(specifier))).toEqual([])
  })
})
