import type { Settings, WindowPlace } from '#core/contract'
import type { Changes } from './changes.ts'
import type { OpenedBundles } from './context.ts'
import type { Store } from './store/index.ts'
import { createTopic } from './topic.ts'

/** A client's set-up as a menu names it. */
export type RecentImplementation = { id: string; client: string }

/** What a shell with menus of its own needs of the program, besides the page's calls. */
export type Desk = {
  locale(): Settings['locale']
  /** The last changed first. */
  recent(): RecentImplementation[]
  /** Something of the above may be another. */
  listen(listener: () => void): () => void
  /** Has the window go to a place of it, now or as soon as its page is there. */
  show(place: WindowPlace): void
  /** Verifies a bundle and shows what is in it, or why it can't be read. */
  openBundle(path: string): Promise<void>
}

const RECENT = 8

export function createDesk(store: Store, changes: Changes, bundles: OpenedBundles) {
  const places = createTopic<WindowPlace>()
  let waiting: WindowPlace | null = null
  const show = (place: WindowPlace): void => {
    waiting = places.tell(place) ? null : place
  }
  const desk: Desk = {
    locale: () => store.settings.get().locale,
    recent: () =>
      store.implementations
        .list()
        .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
        .slice(0, RECENT)
        .map(({ id, client }) => ({ id, client })),
    listen: (listener) =>
      changes.listen(({ area }) => {
        if (area === 'settings' || area === 'implementations') listener()
      }),
    show,
    openBundle: async (path) => show({ page: 'bundle', subject: await bundles.open(path) }),
  }
  /** Where the window is sent, and first where it was sent before it could hear. */
  const stream = (signal: AbortSignal | undefined): AsyncGenerator<WindowPlace> => {
    const news = places.stream(signal)
    if (waiting !== null) show(waiting)
    return news
  }
  return { desk, places: stream }
}
