import type { Page } from '@playwright/test'

/** A laptop's window, and the same at 150 %. */
export const SIZES = [
  { width: 1280, height: 720 },
  { width: 853, height: 480 },
] as const

/**
 * What nobody can get at without scrolling sideways, one line each: a page wider than its place, and controls
 * that are cut off at a side. What lies in the map is moved by dragging, and is left out.
 */
export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const main = document.querySelector('main')
    const wide = main && main.scrollWidth > main.clientWidth ? [`main: ${main.scrollWidth} > ${main.clientWidth}`] : []
    const controls = [...document.querySelectorAll('button, a[href], input, select, textarea, [role="tab"]')]
    const cut = controls.flatMap((control) => {
      const box = control.getBoundingClientRect()
      if (box.width === 0 || box.height === 0 || control.closest('.react-flow, .skip-link')) return []
      const isCut = (left: number, right: number): boolean => box.left < left - 2 || box.right > right + 2
      let isOut = isCut(0, innerWidth)
      for (let around = control.parentElement; around && !isOut; around = around.parentElement) {
        const { left, right, width } = around.getBoundingClientRect()
        // One pixel wide: for those who hear the page.
        if (width > 1 && getComputedStyle(around).overflowX !== 'visible') isOut = isCut(left, right)
      }
      const name = control.getAttribute('aria-label') ?? control.textContent ?? ''
      return isOut ? [`${control.tagName} ${name.slice(0, 40)}: ${Math.round(box.left)} to ${Math.round(box.right)}`] : []
    })
    return [...wide, ...cut]
  })
