import { EventEmitter } from 'node:events'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow, Display, Rectangle } from 'electron'
import { describe, expect, test } from 'vitest'
import { createPlaces, fitted, type Place, setOf } from '../../../src-main/shells/electron-place.ts'
import { tempDir } from '../../support/temp-dir.ts'

const display = (x: number, y: number, width: number, height: number, scaleFactor = 1): Display =>
  ({ bounds: { x, y, width, height }, workArea: { x, y: y + 30, width, height: height - 30 }, scaleFactor }) as Display
const screens = (...displays: Display[]) => ({
  getAllDisplays: () => displays,
  getPrimaryDisplay: () => displays[0] ?? display(0, 0, 1280, 720),
})
const LAPTOP = display(0, 0, 1440, 900, 2)
const LEFT = display(-1920, -200, 1920, 1080)
const at = (x: number, y: number, width = 1000, height = 700): Place => ({
  x,
  y,
  width,
  height,
  maximized: false,
  fullScreen: false,
})

describe('a place that was noted', () => {
  test.each([
    ['in the middle', at(100, 100), at(100, 100)],
    ['on the screen at the left', at(-1800, 0), at(-1800, 0)],
    ['half over the edge, to be taken hold of', at(1300, 500), at(1300, 500)],
    ['larger than its screen', at(0, 40, 5000, 4000), at(0, 40, 1440, 870)],
    ['too far over the edge', at(1400, 500), null],
    ['on a screen that is gone', at(4000, 100), null],
    ['with its title bar above the screen', at(100, -3000), null],
    ['below every screen', at(100, 2000), null],
  ])('%s', (_name, place, today) => expect(fitted(place, screens(LAPTOP, LEFT))).toEqual(today))
})

/** What the places listen to, and no more. */
class FakeWindow extends EventEmitter {
  bounds: Rectangle = { x: 10, y: 50, width: 1100, height: 800 }
  maximized = false
  isDestroyed = () => false
  isMinimized = () => false
  isMaximized = () => this.maximized
  isFullScreen = () => false
  getNormalBounds = () => this.bounds
}
const follow = (places: ReturnType<typeof createPlaces>, change: (window: FakeWindow) => void): void => {
  const window = new FakeWindow()
  places.follow(window as unknown as BrowserWindow)
  change(window)
  window.emit('close')
}

describe('where the window was left', () => {
  test('is remembered for each set of screens, whatever their order', () => {
    const file = join(tempDir(), 'window.json')
    follow(createPlaces(file, screens(LAPTOP)), (window) => {
      window.maximized = true
    })
    follow(createPlaces(file, screens(LAPTOP, LEFT)), (window) => {
      window.bounds = { x: -1500, y: 0, width: 1200, height: 900 }
    })
    expect(createPlaces(file, screens(LAPTOP)).of()).toEqual({ ...at(10, 50, 1100, 800), maximized: true })
    expect(createPlaces(file, screens(LEFT, LAPTOP)).of()).toEqual(at(-1500, 0, 1200, 900))
    expect(setOf(screens(LAPTOP, LEFT))).toBe(setOf(screens(LEFT, LAPTOP)))
    expect(createPlaces(file, screens(LEFT)).of()).toBeNull()
  })

  test('belongs to its owner, with the zoom, and leaves nothing half written', () => {
    const folder = tempDir()
    const places = createPlaces(join(folder, 'window.json'), screens(LAPTOP))
    places.setZoom(1.5)
    expect(createPlaces(join(folder, 'window.json'), screens(LAPTOP)).zoom()).toBe(1.5)
    if (process.platform !== 'win32') expect(statSync(join(folder, 'window.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['window.json'])
  })

  test('no more than a dozen sets of screens are remembered, the last ones', () => {
    const file = join(tempDir(), 'window.json')
    for (let n = 1; n <= 15; n++) follow(createPlaces(file, screens(display(0, 0, 1000 + n, 900))), () => undefined)
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).places)).toHaveLength(12)
    expect(createPlaces(file, screens(display(0, 0, 1015, 900))).of()).not.toBeNull()
    expect(createPlaces(file, screens(display(0, 0, 1001, 900))).of()).toBeNull()
  })

  test.each(['', '{', '[]', 'null', '{"zoom":99,"places":{}}', '{"zoom":0,"places":{"x":{"x":"1"}}}'])(
    'a damaged note (%s) is no reason not to open',
    (text) => {
      const file = join(tempDir(), 'window.json')
      writeFileSync(file, text)
      const places = createPlaces(file, screens(LAPTOP))
      expect([places.of(), places.zoom()]).toEqual([null, 0])
    },
  )
})
