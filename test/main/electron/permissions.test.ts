import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Session } from 'electron'
import { expect, test } from 'vitest'
import { homeOf } from '../../../src-main/shells/electron-address.ts'
import { guardSession } from '../../../src-main/shells/electron-guards.ts'

/**
 * Every permission by the name that the Electron of the lockfile gives it, which an older runtime doesn't know;
 * what a window of a real one gets is looked at in test/e2e/electron.
 */
type Request = Exclude<Parameters<Session['setPermissionRequestHandler']>[0], null>
type Check = Exclude<Parameters<Session['setPermissionCheckHandler']>[0], null>

function guarded(): {
  request(name: string, url: string, isMainFrame?: boolean): boolean
  check(name: string, origin: string): boolean
} {
  let onRequest: Request | null = null
  let onCheck: Check | null = null
  const session = {
    setPermissionRequestHandler: (given: Request) => {
      onRequest = given
    },
    setPermissionCheckHandler: (given: Check) => {
      onCheck = given
    },
    setDevicePermissionHandler: () => undefined,
    setDisplayMediaRequestHandler: () => undefined,
    on: () => undefined,
  }
  guardSession(session as unknown as Session, homeOf(undefined), () => '')
  return {
    request(name, requestingUrl, isMainFrame = true) {
      let answer = false
      onRequest?.(
        null as never,
        name as never,
        (granted) => {
          answer = granted
        },
        { requestingUrl, isMainFrame } as never,
      )
      return answer
    },
    check: (name, origin) => onCheck?.(null, name as never, origin, {} as never) ?? false,
  }
}

const names = (method: string): string[] => {
  const types = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8')
  const signature = new RegExp(`${method}\\(handler: .*permission: ([^,]*),`).exec(types)?.[1] ?? ''
  return [...signature.matchAll(/'([\w-]+)'/g)].map(([, name]) => name ?? '')
}
const GRANTED = ['clipboard-sanitized-write', 'fullscreen', 'notifications']

test('the page is refused every permission that Electron knows, but for three', () => {
  const { request, check } = guarded()
  expect(names('setPermissionRequestHandler').length).toBeGreaterThan(35)
  expect(
    names('setPermissionRequestHandler')
      .filter((name) => request(name, 'app://disparo/index.html'))
      .sort(),
  ).toEqual(GRANTED)
  expect(
    names('setPermissionCheckHandler')
      .filter((name) => check(name, 'app://disparo/'))
      .sort(),
  ).toEqual(GRANTED)
})

test.each(['https://evil.test/', 'file:///x', 'app://other/', 'null', ''])('%s is granted nothing, nor is a frame', (url) => {
  const { request, check } = guarded()
  expect([request('notifications', url), check('notifications', url)]).toEqual([false, false])
  expect(request('notifications', 'app://disparo/', false)).toBe(false)
})
