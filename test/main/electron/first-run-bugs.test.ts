import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { filesBelow, OUT, ROOT, staticGraph } from '../../support/built.ts'

/** What an Electron app breaks on first and can be read off its files; what it does is looked at in test/e2e/electron. */
const shellSources = (): Map<string, string> =>
  new Map(
    readdirSync(join(ROOT, 'src-main/shells'))
      .filter((name) => /^(electron.*|preload)\.ts$/.test(name))
      .map((name) => [name, readFileSync(join(ROOT, 'src-main/shells', name), 'utf8')]),
  )

test('first-run bug 2: the preload is one CommonJS file that asks for nothing but electron', () => {
  expect(readdirSync(join(OUT, 'preload'))).toEqual(['preload.cjs'])
  const text = readFileSync(join(OUT, 'preload/preload.cjs'), 'utf8')
  // A classic script: `import` and `export` would not parse.
  expect(() => new Script(text)).not.toThrow()
  expect([...text.matchAll(/require\(\s*["'`]([^"'`]+)/g)].map(([, name]) => name)).toEqual(['electron'])
  expect(text).not.toMatch(/import\(/)
})

test('first-run bug 4: no origin of a parsed address is compared in the main process', () => {
  // Node answers "null" for app: and file: alike; only a frame tells its origin.
  const reads = [...shellSources()].flatMap(([name, text]) =>
    [...text.matchAll(/(\w+)\.origin\b/g)].map(([, object]) => `${name}: ${object}.origin`),
  )
  expect(reads.sort()).toEqual(['electron-address.ts: frame.origin', 'preload.ts: event.origin', 'preload.ts: location.origin'])
})

test('first-run bug 5: the page asks for its files by relative paths', () => {
  const html = readFileSync(join(OUT, 'renderer/index.html'), 'utf8')
  const asked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '')
  expect(asked.length).toBeGreaterThan(0)
  for (const path of asked) {
    expect(path).toMatch(/^(\.\/|data:)/)
    if (path.startsWith('./')) expect(existsSync(join(OUT, 'renderer', path))).toBe(true)
  }
  // An inline script is what the policy refuses.
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
})

test('first-run bug 8: nothing but text and bytes crosses a port', () => {
  const files = [
    ...filesBelow(join(ROOT, 'src-renderer')).map((file) => join(ROOT, 'src-renderer', file)),
    ...filesBelow(join(ROOT, 'src-main')).map((file) => join(ROOT, 'src-main', file)),
  ].filter((file) => /\.tsx?$/.test(file))
  // With it oRPC would post the values themselves: a File would arrive as null.
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('experimental_transfer'))).toEqual([])
})

test('first-run bug 9: what Electron evaluates starts no process by Node and loads natives from their packages', () => {
  const graph = staticGraph(join(OUT, 'main/index.js'))
  for (const [file, text] of graph) expect([file, /["'](node:)?child_process["']/.test(text)]).toEqual([file, false])
  const external = [...graph.values()].some((text) =>
    /from\s*["']better-sqlite3["']|require\(["']better-sqlite3["']\)/.test(text),
  )
  expect(external).toBe(true)
  expect(existsSync(join(OUT, 'main/keychain-child.js'))).toBe(true)
})
