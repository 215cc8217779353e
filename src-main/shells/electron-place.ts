import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle, Screen } from 'electron'
import { z } from 'zod'
import { FILE_MODE } from '../disk/index.ts'

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
})
/** Where the window was left; the rectangle is the one it goes back to when it is no longer maximised. */
export type Place = z.infer<typeof placeSchema>

const keptSchema = z.object({ zoom: z.number().min(-5).max(5).catch(0), places: z.record(z.string(), placeSchema) })
type Kept = z.infer<typeof keptSchema>

/** What of a window must lie on a screen for a person to be able to take hold of it. */
const HOLD = { width: 120, height: 40 }
/** A laptop, its dock, a few meeting rooms: the oldest set of screens is forgotten first. */
const SETS = 12

type Screens = Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>

/** Names a set of screens by their sizes and places: the docked laptop and the same one alone are two. */
export const setOf = (screens: Screens): string =>
  screens
    .getAllDisplays()
    .map(({ bounds: { x, y, width, height }, scaleFactor }) => `${width}x${height}+${x}+${y}@${scaleFactor}`)
    .sort()
    .join(' ')

const overlap = (a: Rectangle, b: Rectangle): { width: number; height: number } => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
})

/** The place as it can be taken today: null when no screen shows enough of it; never larger than the screen. */
export function fitted(place: Place, screens: Screens): Place | null {
  // The title bar is what a window is moved by.
  const bar = { ...place, height: HOLD.height }
  const screen = screens.getAllDisplays().find(({ workArea }) => {
    const seen = overlap(bar, workArea)
    return seen.width >= HOLD.width && seen.height >= HOLD.height / 2
  })
  if (!screen) return null
  const { workArea } = screen
  return { ...place, width: Math.min(place.width, workArea.width), height: Math.min(place.height, workArea.height) }
}

/**
 * Remembers the window's place per set of screens, and its zoom, in a file of the profile. A file
 * that can't be read is no reason not to open: then the window opens as it did the first time.
 * @param file absolute
 */
export function createPlaces(file: string, screens: Screens) {
  const kept = read(file)
  const write = (): void => {
    try {
      writeFileSync(`${file}.tmp`, JSON.stringify(kept), { mode: FILE_MODE })
      renameSync(`${file}.tmp`, file)
    } catch (error) {
      console.error("the window's place could not be noted:", error instanceof Error ? error.message : error)
    }
  }
  return {
    zoom: (): number => kept.zoom,
    setZoom(level: number): void {
      kept.zoom = level
      write()
    },
    /** Null: never opened on these screens, or what was noted shows on none of them. */
    of(): Place | null {
      const place = kept.places[setOf(screens)]
      return place ? fitted(place, screens) : null
    },
    /** Notes every change of the window's place, a moment after it ended, and the last one at once. */
    follow(window: BrowserWindow): void {
      let timer: NodeJS.Timeout | undefined
      const note = (): void => {
        clearTimeout(timer)
        if (window.isDestroyed() || window.isMinimized()) return
        const set = setOf(screens)
        const { [set]: _, ...others } = kept.places
        const place = { ...window.getNormalBounds(), maximized: window.isMaximized(), fullScreen: window.isFullScreen() }
        kept.places = Object.fromEntries([...Object.entries(others).slice(1 - SETS), [set, place]])
        write()
      }
      const soon = (): void => {
        clearTimeout(timer)
        timer = setTimeout(note, 400)
      }
      window.on('resize', soon)
      window.on('move', soon)
      window.on('maximize', soon)
      window.on('unmaximize', soon)
      window.on('enter-full-screen', soon)
      window.on('leave-full-screen', soon)
      window.on('close', note)
    },
  }
}
export type Places = ReturnType<typeof createPlaces>

function read(file: string): Kept {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    // None yet is the usual case; a damaged one is written anew.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      console.error("the window's place could not be read")
    return { zoom: 0, places: {} }
  }
}
