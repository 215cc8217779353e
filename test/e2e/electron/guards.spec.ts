import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, shown, test, type Window } from './support/window.ts'

const isAtHome = async (window: Window): Promise<void> => {
  await expect.poll(() => shown(window)).toContain('Criar implantação')
  const pages = await window.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => [webContents.getURL(), webContents.getTitle()]),
  )
  expect(pages).toEqual([[expect.stringMatching(/^app:\/\/disparo\//), expect.stringContaining('Disparo')]])
}

/** A click on a link that somebody got into the page. */
const clickLink = (window: Window, href: string, target: '_blank' | '_self'): Promise<void> =>
  window.page.evaluate(
    ([address, where]) => {
      const link = document.createElement('a')
      Object.assign(link, { href: address, target: where, textContent: address })
      document.body.append(link)
      link.click()
      link.remove()
    },
    [href, target] as const,
  )

test('a link leads to the system’s browser or mail program, and nothing else leads anywhere', async ({ window }) => {
  const outside = ['https://docs.exemplo.test/guia', 'mailto:ajuda@exemplo.test']
  const nowhere = [
    'javascript:document.title=1',
    'file:///etc/passwd',
    'http://exemplo.test/',
    'smb://servidor/pasta',
    'data:text/html,x',
    'app://outro/',
    'https://nome:senha@exemplo.test/',
  ]
  for (const href of [...nowhere, ...outside]) await clickLink(window, href, '_blank')
  await expect.poll(() => window.linksOpened()).toEqual(outside)
  for (const href of [...nowhere, ...outside]) await clickLink(window, href, '_self')
  await isAtHome(window)
})

test('what the page may ask of the system is three things; the rest is refused', async ({ window }) => {
  const { page } = window
  const refused = await page.evaluate(async () => {
    const of = (asking: Promise<unknown>): Promise<string> => asking.then(() => 'granted').catch((error: Error) => error.name)
    return {
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(code),
        )
      }),
      camera: await of(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await of(navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await of(navigator.clipboard.readText()),
      midi: (await navigator.permissions.query({ name: 'midi' as PermissionName })).state,
    }
  })
  expect(refused).toEqual({
    place: 1,
    camera: expect.stringMatching(/^Not/),
    screen: expect.stringMatching(/^(Not|Abort|Invalid)/),
    clipboard: 'NotAllowedError',
    midi: 'denied',
  })
  expect(await page.evaluate(() => Notification.permission)).toBe('granted')
  // Only the window that has the keyboard may copy, and another test's may have it just now.
  const copy = async () => {
    await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
    return page.evaluate(() =>
      navigator.clipboard.writeText('copiado').then(
        () => 'copied',
        (error: Error) => error.message,
      ),
    )
  }
  await expect.poll(copy).toBe('copied')
  expect(await window.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('copiado')
})

test('a file or a link that is dropped on the window does not take its place', async ({ window }) => {
  const file = join(mkdtempSync(join(tmpdir(), 'disparo-drop-')), 'contatos.html')
  writeFileSync(file, '<title>dropped</title>')
  const cdp = await window.page.context().newCDPSession(window.page)
  const drop = async (data: { items: { mimeType: string; data: string }[]; files?: string[] }): Promise<void> => {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', { type, x: 640, y: 360, data: { ...data, dragOperationsMask: 1 } })
  }
  await drop({ items: [], files: [file] })
  for (const href of ['https://exemplo.test/', pathToFileURL(file).href])
    await drop({
      items: [
        { mimeType: 'text/uri-list', data: href },
        { mimeType: 'text/plain', data: href },
      ],
    })
  await isAtHome(window)
  expect(await window.linksOpened()).toEqual([])
})

test('hostile addresses of the app’s own scheme give nothing of the machine', async ({ window }) => {
  const answers = await window.app.evaluate(
    ({ net }, addresses) =>
      Promise.all(
        addresses.map(async (address) => {
          const answer = await net.fetch(address).catch((error: Error) => error.message)
          return typeof answer === 'string' ? answer : `${answer.status} ${(await answer.text()).length}`
        }),
      ),
    [
      'app://disparo/..%2f..%2fpackage.json',
      'app://disparo/%2e%2e/%2e%2e/package.json',
      'app://disparo/..%5c..%5cpackage.json',
      'app://disparo/%2fetc%2fpasswd',
      'app://disparo//etc/passwd',
      'app://disparo/%E0%A4%A',
      'app://disparo/C:/windows/win.ini',
      'app://disparo/assets/',
      'app://disparo/gone.js',
      'app://outro/index.html',
    ],
  )
  expect(answers).toEqual(answers.map(() => '404 0'))
  const served = await window.page.evaluate(async () => {
    const answer = await fetch('./index.html')
    return [answer.status, answer.headers.get('content-type'), answer.headers.get('content-security-policy')]
  })
  expect(served).toEqual([200, 'text/html; charset=utf-8', expect.stringContaining("default-src 'none'")])
})

test('the page sees one plain value of the shell, and nothing of Node', async ({ window }) => {
  const seen = await window.page.evaluate(() => {
    const { disparo, require: node, process: own } = globalThis as unknown as Record<string, unknown>
    return [JSON.stringify(disparo), Object.isFrozen(disparo), typeof node, typeof own, isSecureContext]
  })
  expect(seen).toEqual(['{"shell":"electron"}', true, 'undefined', 'undefined', true])
})

test.describe('the dialog for a saved file', () => {
  test.use({ dialogs: true })

  /** Presses a key in the dialog that the system shows under this title. */
  const answer = async (title: string, ...keys: string[]): Promise<void> => {
    const xdotool = (...args: string[]): string => execFileSync('xdotool', args, { encoding: 'utf8' }).trim()
    const dialog = xdotool('search', '--sync', '--onlyvisible', '--name', `^${title}$`).split('\n').at(-1) ?? ''
    // There is no window manager that would give it the keyboard.
    xdotool('windowfocus', '--sync', dialog)
    for (const key of keys) xdotool('key', '--window', '0', key)
  }
  const save = (window: Window): Promise<void> =>
    window.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['doze letras.']))
      link.download = 'relatorio.txt'
      link.click()
    })

  test('accepted, saves the file under the name it was offered with; cancelled, saves nothing and says nothing', async ({
    window,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'disparo-downloads-'))
    await window.app.evaluate(({ app }, path) => app.setPath('downloads', path), folder)
    await save(window)
    await answer('relatorio.txt', 'Escape')
    await expect.poll(() => window.downloads()).toEqual(['cancelled'])
    await save(window)
    await answer('relatorio.txt', 'Return')
    await expect.poll(() => window.downloads()).toEqual(['cancelled', 'completed'])
    expect(readFileSync(join(folder, 'relatorio.txt'), 'utf8')).toBe('doze letras.')
    await isAtHome(window)
  })
})
