import { resolve } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { openWords } from '../../../src-main/i18n.ts'
import { bundlesIn } from '../../../src-main/shells/electron-files.ts'
import { menuOf } from '../../../src-main/shells/electron-menu.ts'
import { askedPlace, showRecent } from '../../../src-main/shells/electron-recent.ts'

const done: string[] = []
const note = (what: string) => (of?: unknown) =>
  void done.push(of === undefined ? what : `${what} ${typeof of === 'object' ? Object.values(of ?? {}).join(' ') : of}`)
const actions = {
  openBundle: note('open'),
  show: note('show'),
  openFolder: note('folder'),
  showLog: note('log'),
  zoom: note('zoom'),
}
const recent = [{ id: '01JCPQJ0000000000000000000', client: 'Silva & Filhos' }]
const all = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])
const click = (items: readonly MenuItemConstructorOptions[], label: string): void =>
  (all(items).find((item) => item.label === label)?.click as (() => void) | undefined)?.()

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  const of = (locale: 'pt-BR' | 'en') => menuOf(openWords(locale), recent, actions, platform)

  test('has the usual roles, each with a label in the person’s language', () => {
    const roles = all(of('pt-BR')).flatMap(({ role }) => role ?? [])
    expect(roles).toEqual(
      expect.arrayContaining([
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'togglefullscreen',
        'minimize',
        'close',
        'quit',
        'help',
        'window',
      ]),
    )
    for (const locale of ['pt-BR', 'en'] as const)
      for (const item of all(of(locale))) if (item.type !== 'separator') expect(item.label).toMatch(/^[^:]+$/)
    const labels = (locale: 'pt-BR' | 'en') =>
      of(locale)
        .map(({ label }) => label)
        .filter((label) => label !== 'Disparo')
    expect(labels('pt-BR')).toEqual(['Arquivo', 'Editar', 'Exibir', 'Janela', 'Ajuda'])
    expect(labels('en')).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
  })

  test('gives no key to two things, and nobody the developer tools', () => {
    const keys = all(of('pt-BR')).flatMap(({ accelerator }) => accelerator?.toString() ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    expect(all(of('pt-BR')).map(({ role }) => role)).not.toContain('toggleDevTools')
  })

  test('leads to the data folder, the log, the licences, and to how one reports a problem', () => {
    done.length = 0
    const menu = of('en')
    for (const label of [
      'Open the data folder',
      'Show the log',
      'Licences',
      'Report a problem',
      'Open bundle…',
      'Silva && Filhos',
      'Zoom in',
      'Zoom out',
      'Normal size',
    ])
      click(menu, label)
    expect(done).toEqual([
      'folder',
      'log',
      'show about licencas',
      'show about problema',
      'open',
      'show client 01JCPQJ0000000000000000000',
      'zoom 1',
      'zoom -1',
      'zoom 0',
    ])
  })
})

test('without clients the list of recent ones can not be opened', () => {
  const item = all(menuOf(openWords('en'), [], actions, 'linux')).find(({ label }) => label === 'Recent implementations')
  expect(item).toMatchObject({ enabled: false, submenu: [] })
})

describe('recent implementations in the system', () => {
  test('are entries of Windows’ jump list, each a start that asks for its place, and none of Linux’', () => {
    const lists: unknown[] = []
    const setJumpList = (list: unknown) => {
      lists.push(list)
      return 'ok' as const
    }
    const app = { dock: undefined, setJumpList }
    const menu = { buildFromTemplate: () => ({}) as never }
    showRecent(app, menu, recent, 'Recentes', () => undefined, 'linux')
    expect(lists).toEqual([])
    showRecent(app, menu, recent, 'Recentes', () => undefined, 'win32')
    const [[{ items }]] = lists as [[{ items: { args: string; title: string }[] }]]
    expect(items.map(({ title }) => title)).toEqual(['Silva & Filhos'])
    expect(askedPlace(['x', ...items.map(({ args }) => args)])).toEqual({ page: 'client', subject: '01JCPQJ0000000000000000000' })
  })

  test.each([
    '--client=https://evil.test',
    '--client=../x',
    '--client=x',
    '--client=',
    '01JCPQJ0000000000000000000',
    '--client=01JCPQJ0000000000000000000/x',
  ])('%s is no place', (word) => expect(askedPlace([word])).toBeNull())
})

test('a command line’s bundles are found between everything that Chromium puts there', () => {
  const words = [
    '.',
    '--allow-file-access-from-files',
    'a.disparo',
    '--x=y.disparo',
    'Cliente É 1.DISPARO',
    'old.disparo.zip',
    'notes.zip',
    '/abs/b.disparo',
  ]
  expect(bundlesIn(words, '/home/ana')).toEqual(
    ['/home/ana/a.disparo', '/home/ana/Cliente É 1.DISPARO', '/home/ana/old.disparo.zip', '/abs/b.disparo'].map((path) =>
      resolve(path),
    ),
  )
})
