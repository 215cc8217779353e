import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  pageOf,
  ROUTES,
  readinessHref,
  reportHref,
  ruleHref,
  STEPS_IN_ORDER,
  stepHref,
  studioHref,
} from '../../src-renderer/shared/routes.ts'

const WINDOW = resolve(import.meta.dirname, '../../src-renderer')

/** Whether the router finds an address under a route, read independently of what fills it. */
const matches = (route: string, address: string): boolean =>
  new RegExp(`^${route.replace(/\/:\w+\?/g, '(?:/[^/]+)?').replace(/:\w+/g, '[^/]+')}$`).test(address)

describe('the addresses of the window', () => {
  it.each(STEPS_IN_ORDER)('lead to the step %s, with a row or without', (step) => {
    // A step that opens no rows ignores the row that a finding names.
    for (const address of [stepHref('01A', step), stepHref('01A', step, '01B')])
      expect(Object.entries(ROUTES).filter(([, route]) => matches(route, address))).toEqual([[step, ROUTES[step]]])
  })

  it('lead to the other pages', () => {
    expect(studioHref('01A')).toBe('/i/01A/escrever')
    expect(studioHref('01A', '01B')).toBe('/i/01A/escrever/01B')
    expect([readinessHref('01A'), reportHref('01A')]).toEqual(['/i/01A/prontidao', '/i/01A/relatorio'])
    expect([ruleHref(), ruleHref('VAR-SEQ')]).toEqual(['/regras', '/regras/VAR-SEQ'])
  })

  it('tell the page whichever row is open in it', () => {
    expect([pageOf('/i/01A/teste/01B'), pageOf('/i/01A/teste')]).toEqual(['/i/01A/teste', '/i/01A/teste'])
    expect([pageOf('/regras/VAR-SEQ'), pageOf('/')]).toEqual(['/regras', '/'])
  })

  it('are written in one file', () => {
    const words = Object.values(ROUTES).flatMap((route) => route.split('/').filter((word) => /^[a-z]{2,}$/.test(word)))
    const typed = new RegExp(`['"\`}]/(?:i/|(?:${words.join('|')})\\b)`)
    const files = readdirSync(WINDOW, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
    expect(
      files.filter((name) =>
        readFileSync(join(WINDOW, name), 'utf8')
          .split('\n')
          .some((line) => !/^import |import\(/.test(line) && typed.test(line)),
      ),
    ).toEqual([join('shared', 'routes.ts')])
  })
})
