import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LOCALES, rulePages } from './rule-pages.ts'

/** `docs/rules` is generated from the registry and the catalogue (regenerate: vitest run test/house/rule-pages -u). */
const docs = resolve(import.meta.dirname, '../../docs/rules')

describe.each(LOCALES)('docs/rules/%s', (locale) => {
  const pages = [...rulePages(locale)]

  it.each(pages)('%s is what the rules say', async (name, text) => {
    await expect(text).toMatchFileSnapshot(`${docs}/${locale}/${name}`)
  })

  it('has no page of a rule that is gone', () => {
    expect(readdirSync(`${docs}/${locale}`).sort()).toEqual(pages.map(([name]) => name).sort())
  })

  it('leaves no key and no gap in a page', () => {
    const unfilled = pages.filter(([, text]) =>
      /rulePages\.|[A-Z0-9]\.(?:title|why|how|limits|messages|suggestions)\b|undefined/.test(text),
    )
    expect(unfilled.map(([name]) => name)).toEqual([])
  })
})
