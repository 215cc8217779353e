import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { KIT, keptPart, madeParts } from './kit.ts'

/** What people write; all else in the folder is made. */
const WRITTEN = /^[^/]+\.(pt-BR|en)\.md$|^README\.md$/

it('docs/crm is what today’s code makes of it (make it anew: DISPARO_WRITE_KIT=1 npm test -- crm-kit)', async () => {
  const parts = await madeParts()
  const kept = readdirSync(KIT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(KIT.length + 1)
        .replaceAll('\\', '/'),
    )
  const left = kept.filter((path) => !parts.has(path) && !WRITTEN.test(path))
  if (process.env.DISPARO_WRITE_KIT === '1') {
    for (const path of left) rmSync(join(KIT, path))
    for (const [path, bytes] of parts) {
      mkdirSync(dirname(join(KIT, path)), { recursive: true })
      writeFileSync(join(KIT, path), bytes)
    }
  }
  const stale = [...parts]
    .filter(([path, bytes]) => !Buffer.from(bytes).equals(keptPart(path) ?? Buffer.alloc(0)))
    .map(([path]) => path)
  expect({ stale, left: process.env.DISPARO_WRITE_KIT === '1' ? [] : left }).toEqual({ stale: [], left: [] })
}, 60_000)
