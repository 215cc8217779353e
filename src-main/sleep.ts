import { setTimeout as wait } from 'node:timers/promises'

/** Rejects with the signal's reason when it aborts first. Milliseconds. */
export const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  signal?.throwIfAborted()
  try {
    await wait(ms, undefined, { signal })
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}
