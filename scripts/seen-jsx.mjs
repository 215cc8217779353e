import { join } from 'node:path'

/**
 * A build plugin: every JSX of the window, its libraries' too, is made by
 * `src-renderer/shared/seen-jsx.ts`, so that no text reaches the page unseen.
 */
export function withSeenText(/** @type {string} */ root) {
  const ours = join(root, 'src-renderer/shared/seen-jsx.ts')
  return {
    name: 'with-seen-text',
    enforce: /** @type {const} */ ('pre'),
    resolveId(/** @type {string} */ source, /** @type {string | undefined} */ importer) {
      return source === 'react/jsx-runtime' && importer !== ours ? ours : null
    },
  }
}
