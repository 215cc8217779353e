#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { childEnv, exitCode } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { projectRoot, runtimeNode } from './node.mjs'
import { enter } from './say.mjs'

/** `disparo …`: the headless program, on the right Node. stdin, stdout and the folder one is in are its own. */
await enter(async () => {
  await ensureInstalled(projectRoot)
  await ensureBuilt(projectRoot)
  const child = spawn(runtimeNode(), [join(projectRoot, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], {
    env: childEnv(),
    // The channel ends with this process, however it ends, and the child with it.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  // The terminal's Ctrl+C reaches the child as well, and a second one changes nothing; it decides how to end.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(exitCode(code, signal)))
  })
})
