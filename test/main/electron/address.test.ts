import { describe, expect, test } from 'vitest'
import { homeOf, isOurs, isTrustedFrame, openable } from '../../../src-main/shells/electron-address.ts'

const packaged = homeOf(undefined)
const developing = homeOf('http://localhost:5173')

describe('the app page', () => {
  test.each(['app://disparo/', 'app://disparo', 'app://disparo/index.html#/implementations/1', 'app://disparo/assets/x.js?v=1'])(
    'owns %s',
    (url) => expect(isOurs(packaged, url)).toBe(true),
  )

  // Node calls the origin of most of these "null", and of ours too.
  test.each([
    'mailto:a@b.test?attach=/home/ana/.ssh/id_rsa',
    'mailto:a@b.test?subject=x&Attachment=file:///etc/passwd',
    'mailto:?%61ttach=/etc/passwd',
    'file:///etc/passwd',
    'app://other/',
    'app://disparo.evil.test/',
    'app://disparo:1/',
    'https://disparo/',
    'blob:app://disparo/0b5c',
    'data:text/html,x',
    'javascript:alert(1)',
    'about:blank',
    'app:disparo',
    'null',
    '',
  ])('does not own %s', (url) => expect(isOurs(packaged, url)).toBe(false))

  test('is the development server in a run that is not packaged', () => {
    expect(isOurs(developing, 'http://localhost:5173/main.tsx')).toBe(true)
    expect(isOurs(developing, 'http://localhost:5174/')).toBe(false)
    expect(isOurs(developing, 'app://disparo/')).toBe(false)
  })
})

describe('a link to elsewhere', () => {
  test.each([
    ['https://developers.facebook.com/docs?a=1#b', 'https://developers.facebook.com/docs?a=1#b'],
    ['HTTPS://Example.TEST', 'https://example.test/'],
    ['mailto:ajuda@example.test?subject=Oi%20l%C3%A1', 'mailto:ajuda@example.test?subject=Oi%20l%C3%A1'],
    ['http://127.0.0.1:4000/_phone', 'http://127.0.0.1:4000/_phone'],
  ])('opens %s', (url, opened) => expect(openable(url)).toBe(opened))

  test.each([
    'https:evil.test',
    'https:/evil.test',
    'https:///evil.test',
    'https:\\\\evil.test',
    'https://user:secret@evil.test/',
    'http://example.test/',
    'http://127.0.0.1:4000/',
    'http://127.0.0.1.evil.test/_phone',
    'http://localhost:4000/_phone',
    'file:///etc/passwd',
    'smb://server/share',
    'ms-msdt:/id',
    'ms-settings:',
    'search-ms:query=x',
    'tel:+5511999999999',
    'whatsapp://send?text=x',
    'javascript:alert(1)',
    'data:text/html,x',
    'vscode://file/x',
    'app://disparo/',
    ' ',
    '',
  ])('does not open %s', (url) => expect(openable(url)).toBeNull())
})

describe('the sender of a message', () => {
  const top = { origin: 'app://disparo', parent: null }
  test('is trusted as the top frame of our page', () => expect(isTrustedFrame(packaged, top)).toBe(true))
  test('is not trusted when its frame has gone', () => expect(isTrustedFrame(packaged, null)).toBe(false))
  test('is not trusted as a frame inside our page', () =>
    expect(isTrustedFrame(packaged, { ...top, parent: top as never })).toBe(false))
  test.each(['null', 'file://', 'app://other', 'app://disparo/', 'https://disparo', ''])('is not trusted from %s', (origin) =>
    expect(isTrustedFrame(packaged, { ...top, origin })).toBe(false),
  )
  test('is trusted from the development server only while developing', () => {
    const frame = { origin: 'http://localhost:5173', parent: null }
    expect(isTrustedFrame(developing, frame)).toBe(true)
    expect(isTrustedFrame(packaged, frame)).toBe(false)
  })
})
