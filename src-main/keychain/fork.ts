import { fork, type Serializable } from 'node:child_process'
import type { SpawnChild } from './child-channel.ts'

/**
 * Starts the child under this Node. `entryPath`: the built `keychain-child.js`, or
 * `child.ts` where Node strips types. `env`: the child's whole environment, this
 * process's own by default; it says which session bus, so which keyring.
 */
export const forkChild =
  (entryPath: string, env: NodeJS.ProcessEnv = process.env): SpawnChild =>
  () => {
    // Nothing of the child is printed: libraries below it write what they like to stderr.
    const child = fork(entryPath, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    child.unref()
    child.channel?.unref()
    let gone = false
    const exit = new Promise<void>((resolve) => {
      const end = () => {
        gone = true
        resolve()
      }
      child.once('exit', end)
      // A child that never started has no exit.
      child.on('error', () => child.pid === undefined && end())
    })
    return {
      // A message lost to a child that just died is answered by its exit.
      post: (message) => void (gone || child.send(message as Serializable, () => undefined)),
      onMessage: (listen) => void child.on('message', listen),
      onExit: (listen) => void exit.then(listen),
      kill: () => {
        // Held from here on: who waits for its exit must not run out of things to wait for.
        if (!gone) child.ref()
        child.kill('SIGKILL')
      },
    }
  }
