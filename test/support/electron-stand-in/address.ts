/**
 * The one mapping between what Electron shows and what the stand-in's Chromium shows.
 * A stock Chromium knows no scheme of ours, so a page of `app://disparo` is served
 * under an https origin that has the same rights: a standard, secure one.
 */
const ELECTRON = 'app://disparo'
const CHROMIUM = 'https://disparo.test'

const swapped = (url: string, from: string, to: string): string => {
  for (const prefix of ['', 'blob:']) {
    if (url === prefix + from || url.startsWith(`${prefix}${from}/`)) return prefix + to + url.slice(prefix.length + from.length)
  }
  return url
}

export const toChromium = (url: string): string => swapped(url, ELECTRON, CHROMIUM)
export const toElectron = (url: string): string => swapped(url, CHROMIUM, ELECTRON)
export const isPageOfApp = (url: string): boolean => url.startsWith(`${CHROMIUM}/`)
/** As WebFrameMain tells it. */
export const frameOrigin = (url: string): string => (isPageOfApp(url) ? ELECTRON : 'null')
