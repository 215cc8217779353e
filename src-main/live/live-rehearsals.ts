import { randomUUID } from 'node:crypto'
import type { LiveRehearsals } from '../context.ts'
import { AppProblem } from '../problem.ts'
import type { LiveSession } from './session.ts'

/** One simulated CRM for each implementation; opening it anew takes the one before away. */
export function createLiveRehearsals(): LiveRehearsals {
  const sessions = new Map<string, { implementationId: string; session: LiveSession }>()
  const close = async (key: string): Promise<void> => {
    const one = sessions.get(key)
    sessions.delete(key)
    await one?.session.close()
  }
  const known = (key: string) => {
    const one = sessions.get(key)
    if (!one) throw new AppProblem('not-found')
    return one
  }
  return {
    async open(context, implementationId) {
      for (const [key, one] of [...sessions]) if (one.implementationId === implementationId) await close(key)
      // The simulators and the loader are for whoever opens the page.
      const { openSession } = await import('./session.ts')
      const opened = await openSession(context, implementationId)
      if (!opened.ok) return opened
      const key = randomUUID()
      sessions.set(key, { implementationId, session: opened.session })
      return { ok: true, key, ...opened.about }
    },
    async contacts(context, key, search) {
      const { implementationId, session } = known(key)
      const { findContacts } = await import('./contacts.ts')
      return findContacts(context, implementationId, session.tokens, search)
    },
    act: (key, act) => known(key).session.act(act),
    reply: (key, answer) => known(key).session.reply(answer),
    async close() {
      for (const key of [...sessions.keys()]) await close(key)
    },
  }
}
