import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainBundleError } from '#core/bundle'
import { openLoadTarget } from '../../../src-main/bundle/index.ts'

const SECRET = 'segredo'

describe('openLoadTarget', () => {
  it.each([
    ['postgres://ana:segredo@crm.example:5433/crm', 'postgres://ana@crm.example:5433/crm'],
    ['postgresql://ana:segredo@crm.example/crm', 'postgresql://ana@crm.example/crm'],
    ['POSTGRES://ana:segredo@crm.example/crm', 'postgres://ana@crm.example/crm'],
    ['postgres://ana:segredo@crm.example/crm?sslmode=verify-full', 'postgres://ana@crm.example/crm'],
    ['postgres://ana@crm.example/crm?password=segredo', 'postgres://ana@crm.example/crm'],
    ['postgres://ana:segredo%40%2F@crm.example/crm', 'postgres://ana@crm.example/crm'],
    ['postgres://ana:se@gredo@crm.example/crm', 'postgres://ana@crm.example/crm'],
    ['postgres://ana:segredo@[::1]:5433/crm', 'postgres://ana@[::1]:5433/crm'],
    ['postgres://ana:segredo@/crm?host=/var/run/postgresql', 'postgres://ana@localhost/crm'],
    ['postgres:///crm', 'postgres:///crm'],
  ])('takes %s and shows it as %s', (spec, label) => {
    expect(openLoadTarget(spec)).toMatchObject({ ok: true, value: { label } })
  })

  it.each([
    'postgres:segredo',
    'postgres://ana:segredo/2@crm.example/crm',
    'postgres://ana:12/segredo@crm.example/crm',
    'postgres://ana:12?segredo@crm.example/crm',
    'postgres://ana:12#segredo@crm.example/crm',
    'postgres://ana:12#segredo',
    'postgres://ana:segredo@crm.example:99999/crm',
    'postgres://ana:segredo@crm.example:porta/crm',
    'postgres://ana:segredo%@crm.example/crm',
    'postgres://ana:segredo%zz@crm.example/crm',
    'postgres://ana:meu segredo@crm.example/crm',
    'postgres://ana:segredo\n@crm.example/crm',
  ])('says how to write an address instead of guessing at %j', (spec) => {
    const opened = openLoadTarget(spec)
    expect(opened).toMatchObject({
      error: { code: 'target-failed', data: { target: 'postgres://…', trouble: 'address' } },
    })
    expect(JSON.stringify(opened)).not.toContain(SECRET)
  })

  it.each([
    ['crm.sqlite', 'crm.sqlite'],
    ['sqlite:', 'sqlite:…'],
    // SQLite would take these for a database in memory or a temporary one, and keep nothing.
    ['sqlite::memory:', 'sqlite::memory:'],
    ['sqlite: :MEMORY: ', 'sqlite: :MEMORY:'],
    ['sqlite: ', 'sqlite:'],
    ['', ''],
    ['mysql://ana:segredo@crm', 'mysql://…'],
    ['postgre://ana:segredo@crm', 'postgre://…'],
    ['ana:segredo@crm', 'ana:…'],
    ['host=crm password=segredo', '…'],
  ])('does not know %j and repeats no more of it than %j', (spec, target) => {
    expect(openLoadTarget(spec)).toEqual({ ok: false, error: { code: 'unknown-target', data: { target } } })
  })

  it('shows no password of any kind, escaped or not, in a label or a refusal', () => {
    const password = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 12 }).map((text) => `<${text}>`)
    fc.assert(
      fc.property(password, fc.boolean(), (text, escaped) => {
        const opened = openLoadTarget(`postgres://ana:${escaped ? encodeURIComponent(text) : text}@crm.example/crm`)
        const shown = opened.ok ? opened.value.label : JSON.stringify(explainBundleError(opened.error).data)
        expect(shown).not.toMatch(/[<>]|%3C|%3E/i)
        if (escaped) expect(shown).toBe('postgres://ana@crm.example/crm')
      }),
    )
  })
})
