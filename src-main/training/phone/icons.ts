/** Drawn in the colour of the text around them; a screen reader passes them over. */
const icon = (box: string, shapes: string): string => `<svg viewBox="${box}" aria-hidden="true" focusable="false">${shapes}</svg>`
const line = (shapes: string): string =>
  icon(
    '0 0 24 24',
    `<g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</g>`,
  )

export const ICONS = {
  back: line('<path d="M20 12H5m6-7-7 7 7 7"/>'),
  reply: line('<path d="M9 6 3 12l6 6v-4h3c4 0 7 1 9 5 0-7-4-11-10-11H9z" stroke-width="1.8"/>'),
  link: line('<path d="M14 4h6v6m0-6-9 9m-2-7H4v14h14v-5"/>'),
  call: line('<path d="M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2z"/>'),
  menu: icon(
    '0 0 24 24',
    '<g fill="currentColor"><circle cx="12" cy="5" r="2"/><circle cx="12" cy="12" r="2"/><circle cx="12" cy="19" r="2"/></g>',
  ),
  send: icon('0 0 24 24', '<path fill="currentColor" d="M3 4.5 22 12 3 19.5v-6L14 12 3 10.500z"/>'),
  down: line('<path d="m5 9 7 7 7-7"/>'),
  smile: line('<circle cx="12" cy="12" r="9"/><path d="M8.500 14.500c2 2.500 5 2.500 7 0M9 9.500v.5m6-.5v.5"/>'),
  file: line('<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>'),
  lock: line('<path d="M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3"/>'),
  check: line('<path d="m4 12 5 5L20 6"/>'),
  person: icon(
    '0 0 24 24',
    '<path fill="currentColor" d="M12 12a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zm0 2c-5 0-8.500 2.500-8.500 6v1h17v-1c0-3.500-3.500-6-8.500-6z"/>',
  ),
  shop: line('<path d="M4 10v10h16V10M3 9l2-5h14l2 5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0zM10 20v-5h4v5"/>'),
  chat: line('<path d="M21 12a8.500 8.500 0 0 1-12.500 7.500L3 21l1.500-5.500A8.500 8.500 0 1 1 21 12z"/>'),
  ticks: icon(
    '0 0 18 12',
    '<path fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" d="m1 6.500 3.500 3.500L11 2.500M7.500 9l1 1L15.500 2.500"/>',
  ),
  signal: icon(
    '0 0 46 14',
    '<g fill="currentColor"><path d="M0 13 13 0v13z"/><rect x="22" y="2" width="20" height="10" rx="3"/><rect x="42.500" y="5" width="2.500" height="4" rx="1"/></g>',
  ),
} as const
