import type { Change } from '#core/contract'
import { createTopic } from './topic.ts'

/** Tells every open window that something changed, so that it reads again. */
export function createChanges() {
  const { tell, listen, stream } = createTopic<Change>()
  return {
    announce: (area: Change['area'], implementationId: string | null): void => {
      tell({ area, implementationId })
    },
    listen,
    stream,
  }
}
export type Changes = ReturnType<typeof createChanges>
