import type { utilityProcess as UtilityProcess } from 'electron'
import type { SpawnChild } from '../keychain/index.ts'

/**
 * Starts the keychain child as a utility process: `child_process.fork` would start a
 * second copy of the packaged app. Only after ready.
 */
export const utilityKeychainChild =
  (utilityProcess: Pick<typeof UtilityProcess, 'fork'>, file: string): SpawnChild =>
  () => {
    const child = utilityProcess.fork(file, [], {
      serviceName: 'Disparo Keychain',
      // Nothing of the child is printed: libraries below it write what they like.
      stdio: 'ignore',
    })
    return {
      post: (message) => child.postMessage(message),
      // The value itself; only the child's side of it gets an event.
      onMessage: (listener) => {
        child.on('message', listener)
      },
      onExit: (listener) => {
        child.on('exit', () => listener())
      },
      kill: () => {
        child.kill()
      },
    }
  }
