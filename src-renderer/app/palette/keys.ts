/** What works where: the name of its sentence, then its keys. */
export const KEYS = {
  everywhere: [
    ['palette', 'Ctrl+K'],
    ['keys', '?'],
    ['leave', 'Esc'],
  ],
  templates: [
    ['search', '/'],
    ['move', '↑', '↓'],
    ['open', 'Enter'],
    ['close', 'Esc'],
  ],
  studio: [
    ['submit', 'Ctrl+Enter'],
    ['next', 'F8'],
    ['undo', 'Ctrl+Z'],
    ['redo', 'Ctrl+Shift+Z'],
    ['variable', '{', '%'],
  ],
  tree: [
    ['move', '↑', '↓', '←', '→'],
    ['rename', 'F2', 'Enter'],
    ['beside', 'Insert'],
    ['under', 'Shift+Insert'],
    ['shift', 'Alt+↑', 'Alt+↓', 'Alt+←', 'Alt+→'],
    ['remove', 'Delete'],
    ['undo', 'Ctrl+Z'],
    ['redo', 'Ctrl+Shift+Z'],
  ],
  rules: [['search', '/']],
} as const satisfies Record<string, readonly (readonly [string, ...string[]])[]>
