import { constants } from 'node:os'

/** What a terminal, a service manager and a closed window send. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Ends the process at a signal with what a shell expects, 128 and the signal's number, and
 * when the launcher is gone. What is not finished is taken away on the way out
 * (`disk/temporary.ts`); a database undoes what was not committed.
 */
export function endOnSignals(): void {
  for (const signal of SIGNALS) process.once(signal, () => process.exit(128 + constants.signals[signal]))
  whenLauncherGoes(() => process.exit(128 + constants.signals.SIGTERM))
}

/** A launcher holds a channel to this process, which ends with it even when it is killed. */
export function whenLauncherGoes(then: () => void): void {
  if (!process.connected) return
  process.once('disconnect', then)
  // The channel alone is no reason to stay.
  process.channel?.unref()
}
