import { run } from './child.mjs'

/**
 * Runs npm: the one that runs us when there is one, else the one on PATH.
 * @param {string} root
 * @param {string[]} args
 * @param {Omit<NonNullable<Parameters<typeof run>[2]>, 'cwd' | 'shell'>} [options]
 */
export function npm(root, args, options) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script && /npm-cli\.c?js$/.test(script)) return run(node ?? process.execPath, [script, ...args], { ...options, cwd: root })
  const windows = process.platform === 'win32'
  return run(windows ? 'npm.cmd' : 'npm', args, { ...options, cwd: root, shell: windows })
}
