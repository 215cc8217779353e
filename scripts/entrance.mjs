import { Agent, request } from 'node:http'

/** @typedef {{ file: string, code: string }} Invitation */

/**
 * Asks a running browser shell for a way in: a file that only this person may read, whose
 * page leads a browser in, and a code to type. The address with the key comes from the
 * program over a pipe and goes nowhere else: what a command line or a history holds, others
 * may read (`src-main/shells/entrance.ts`).
 * @param {string} url as the program prints it
 * @returns {Promise<Invitation | null>} null when it does not answer so
 */
export function askForEntrance(url) {
  const { origin, hash } = new URL(url)
  const headers = { authorization: `Bearer ${new URLSearchParams(hash.slice(1)).get('t') ?? ''}` }
  return new Promise((resolve) => {
    // An agent of its own: the shared one may be told to go through a proxy.
    const asked = request(`${origin}/enter/new`, { method: 'POST', headers, agent: new Agent(), timeout: 5_000 }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece) => {
        text += piece
      })
      answer.on('end', () => resolve(answer.statusCode === 200 ? JSON.parse(text) : null))
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(null))
    asked.end()
  })
}
