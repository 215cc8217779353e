import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { childEnv, exitCode } from './child.mjs'
import { electronRuntime, electronVersion, fetchElectron, fetchFailedLately, openElectron } from './electron.mjs'
import { askForEntrance } from './entrance.mjs'
import { ensureInstalled } from './install.mjs'
import { runtimeNode } from './node.mjs'
import { Stop, say, words } from './say.mjs'
import { chooseShell } from './shell-choice.mjs'
import { openWindow } from './window.mjs'

/** How long a start may wait for Electron's runtime: unasked, and when it was asked for. */
const FETCH_DEADLINE = { unasked: 30_000, asked: 300_000 }

/**
 * `npm start`: opens Electron where it can, else the browser shell, on the same data.
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<number>} the exit code of what was opened
 */
export async function start(root, args) {
  const options = optionsOf(args)
  await ensureInstalled(root)
  await ensureBuilt(root)
  let program = electronRuntime(root)
  const choice = chooseShell({
    asked: options.asked,
    platform: process.platform,
    env: process.env,
    root: process.getuid?.() === 0,
    runtime: program !== null,
    failedLately: fetchFailedLately(root),
  })
  if (choice.shell === 'fetch-electron') {
    program = await fetchElectron(root, options.asked ? FETCH_DEADLINE.asked : FETCH_DEADLINE.unasked)
  }
  if (choice.shell === 'browser') {
    say({ en: `Opening in the browser: ${choice.why.en}.`, pt: `Abrindo no navegador: ${choice.why.pt}.` })
  } else if (program === null) {
    say({
      en: "Opening in the browser: Electron's runtime could not be fetched.",
      pt: 'Abrindo no navegador: o runtime do Electron não pôde ser baixado.',
    })
  } else {
    const why = {
      en: `Electron ${electronVersion(root)}: ${choice.why.en}`,
      pt: `Electron ${electronVersion(root)}: ${choice.why.pt}`,
    }
    say({ en: `Opening in a window of its own (${why.en}).`, pt: `Abrindo em janela própria (${why.pt}).` })
    const electron = await openElectron({ program, root })
    if (electron.opened) {
      if (electron.running) await show({ ...electron.running, running: true, open: options.open })
      return electron.ended
    }
    say({
      en: `Electron did not open: ${electron.reason.en}. Opening in the browser instead.`,
      pt: `O Electron não abriu: ${electron.reason.pt}. Abrindo no navegador.`,
    })
  }
  return openBrowserShell(root, options)
}

/** @param {string[]} args */
function optionsOf(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        electron: { type: 'boolean' },
        browser: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
    })
    const asked = values.browser ? 'browser' : values.electron ? 'electron' : null
    return { asked: /** @type {'browser' | 'electron' | null} */ (asked), port: values.port, open: !values['no-open'] }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Stop(
      {
        en: `${error.message.split('.')[0]}. Usage: npm start -- [--browser | --electron] [--port N] [--no-open]`,
        pt: `${error.message.split('.')[0]}. Uso: npm start -- [--browser | --electron] [--port N] [--no-open]`,
      },
      2,
    )
  }
}

/**
 * Starts the server, shows its page and stays until it ends. The channel beside
 * stdout ends with this process, however it ends, and the server with it.
 * @param {string} root
 * @param {{ port: string | undefined, open: boolean }} options
 * @returns {Promise<number>}
 */
function openBrowserShell(root, { port, open }) {
  const args = [join(root, 'out', 'main', 'server.js'), ...(port === undefined ? [] : ['--port', port])]
  const server = spawn(runtimeNode(root), args, { cwd: root, env: childEnv(), stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  // A terminal's Ctrl+C reaches the server as well; whoever signals this process alone means both.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => server.connected && server.disconnect())
  const lines = createInterface({ input: /** @type {import('node:stream').Readable} */ (server.stdout) })
  /** @type {Promise<void>} */
  let shown = Promise.resolve()
  lines.on('line', (line) => {
    const [word, shell, url] = line.split(' ')
    if (word === 'DISPARO_READY' || word === 'DISPARO_RUNNING')
      shown = show({ running: word === 'DISPARO_RUNNING', shell, url, open })
  })
  // Not `close`: it never comes to whoever has hung up the channel.
  const read = new Promise((resolve) => lines.once('close', resolve))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', async (code, signal) => {
      await read
      await shown
      resolve(exitCode(code, signal))
    })
  })
}

/** @param {{ running: boolean, shell: string | undefined, url: string | undefined, open: boolean }} found */
export async function show({ running, shell, url, open }) {
  if (running && (shell === 'electron' || url === undefined)) {
    say({
      en: 'Disparo is already open on this data, in its own window.',
      pt: 'O Disparo já está aberto com estes dados, em janela própria.',
    })
    return
  }
  if (url === undefined) return
  const address = `${new URL(url).origin}/`
  const state = running ? { en: 'is already open', pt: 'já está aberto' } : { en: 'is open', pt: 'está aberto' }
  const ends = running ? '' : words({ en: ' (Ctrl+C ends it)', pt: ' (Ctrl+C encerra)' })
  say({ en: `Disparo ${state.en} at ${address}${ends}`, pt: `O Disparo ${state.pt} em ${address}${ends}` })
  const invitation = await askForEntrance(url)
  if (invitation === null) {
    say({ en: 'It did not answer: end it and start it again.', pt: 'Ele não respondeu: encerre-o e inicie de novo.' })
    return
  }
  const { file, code } = invitation
  const shown = open && (await openWindow({ file, address: `${address}enter` }))
  if (open && !shown) say({ en: 'No browser could be opened from here.', pt: 'Não foi possível abrir um navegador daqui.' })
  say(
    shown
      ? {
          en: `If no window of it appears, open that address in a browser and type the code ${code} (good once, for ten minutes).`,
          pt: `Se nenhuma janela dele aparecer, abra esse endereço em um navegador e digite o código ${code} (vale uma vez, por dez minutos).`,
        }
      : {
          en: `Open that address in a browser and type the code ${code} (good once, for ten minutes).`,
          pt: `Abra esse endereço em um navegador e digite o código ${code} (vale uma vez, por dez minutos).`,
        },
  )
}
