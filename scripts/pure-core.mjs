import { join, sep } from 'node:path'

/** What does nothing when it is loaded, as the bundler sees by itself. */
const IS_DEFINED = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'ClassExpression'])

/**
 * A build plugin: what a module of `src-core` makes by calls when it is loaded (a schema,
 * a table of them) is left out where nothing uses it. The bundler can't know that such a call does
 * nothing else; `src-core` is pure by its own rule. Without this the first page carries the
 * schemas of every model of which it needs one constant, and the library behind them.
 */
export function withoutUnusedCore(/** @type {string} */ root) {
  const core = join(root, 'src-core') + sep
  return {
    name: 'without-unused-core',
    enforce: /** @type {const} */ ('post'),
    /** @this {import('rolldown').TransformPluginContext} */
    transform(/** @type {string} */ code, /** @type {string} */ id) {
      if (!id.startsWith(core)) return null
      const made = this.parse(code)
        .body.map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
        .flatMap((statement) => (statement?.type === 'VariableDeclaration' ? statement.declarations : []))
        .flatMap(({ init }) =>
          init && !IS_DEFINED.has(init.type) && code.slice(init.start, init.end).includes('(') ? [init] : [],
        )
      let pure = code
      for (const { start, end } of made.reverse())
        pure = `${pure.slice(0, start)}/* @__PURE__ */ (() => (${pure.slice(start, end)}))()${pure.slice(end)}`
      return { code: pure, map: null, moduleSideEffects: false }
    },
  }
}
