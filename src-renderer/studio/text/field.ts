import { startCompletion } from '@codemirror/autocomplete'
import { deleteCharBackwardStrict, insertNewline, standardKeymap } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, placeholder } from '@codemirror/view'
import type { Finding } from '#core/lint'
import { chips } from './chips.ts'
import { fromPage, type Live, redrawChips } from './current-props.ts'
import { setFindings } from './finding-places.ts'
import { findings } from './findings.ts'
import { oneLine, plainLineEnds } from './lines.ts'
import { whatsAppMarks, wrap } from './marks.ts'
import { smallestChange } from './smallest-change.ts'
import { theme } from './theme.ts'
import type { TemplateTextHandle, TemplateTextProps } from './types.ts'
import { insertVariable, variableMenu } from './variable-menu.ts'

/** One editor, made once; `sync` brings it what the page says now. */
export type Field = {
  handle: TemplateTextHandle
  sync: (before: TemplateTextProps) => void
  close: () => void
}

/** @param live its properties are read whenever they are needed: put the newest there before `sync` */
export function openField(parent: HTMLElement, live: Live): Field {
  /** What the page was told and has not answered with yet: a late echo of it is no change of the page's own. */
  let told: string[] = []
  /** After an undo the caret goes to what it changed. */
  let isTravelling = false

  const travel = (go: () => void): true => {
    isTravelling = true
    go()
    return true
  }
  const undo = () => travel(() => live.props.onUndo())
  const redo = () => travel(() => live.props.onRedo())

  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: live.props.value,
      extensions: [
        // Everything else that breaks a line is a character like any other, and no two places of a text move.
        EditorState.lineSeparator.of('\n'),
        variableMenu(live),
        // Before the findings, whose underlines then reach round them.
        chips(live),
        findings(live),
        live.props.lines === 'one' ? oneLine : whatsAppMarks,
        plainLineEnds,
        keymap.of([
          { key: 'Mod-z', run: undo, shift: redo, preventDefault: true },
          { key: 'Mod-y', run: redo, preventDefault: true },
          { key: 'Enter', run: insertNewline, shift: insertNewline },
          { key: 'Backspace', run: deleteCharBackwardStrict, shift: deleteCharBackwardStrict },
          ...standardKeymap,
        ]),
        EditorView.domEventHandlers({
          // The browser's own menu undoes too.
          beforeinput(event) {
            if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
            event.preventDefault()
            return event.inputType === 'historyUndo' ? undo() : redo()
          },
        }),
        EditorView.lineWrapping,
        highlightSpecialChars({ render: drawSpecialChar }),
        placeholder(live.props.placeholder ?? ''),
        EditorView.contentAttributes.of(() => attributesOf(live.props)),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          if (!docChanged || transactions.every((transaction) => transaction.annotation(fromPage))) return
          isTravelling = false
          const value = state.doc.toString()
          told.push(value)
          live.props.onChange(value)
        }),
        theme,
      ] satisfies Extension[],
    }),
  })

  /** Null where the page says what is here, or what was here a few keys ago. */
  function changeOf(value: string) {
    const here = view.state.doc.toString()
    if (value === here) {
      told = []
      return null
    }
    const at = told.indexOf(value)
    if (at !== -1) {
      told = told.slice(at + 1)
      return null
    }
    told = []
    return smallestChange(here, value)
  }

  const field: Field = {
    sync(before) {
      const now = live.props
      const change = changeOf(now.value)
      const effects = [
        ...(now.chip === before.chip ? [] : [redrawChips.of(null)]),
        ...(areSame(now.findings, before.findings) ? [] : [setFindings.of(now.findings)]),
      ]
      const isNamedAnew = JSON.stringify(attributesOf(now)) !== JSON.stringify(attributesOf(before))
      if (!change && effects.length === 0 && !isNamedAnew) return
      view.dispatch({
        ...(change && { changes: change }),
        ...(change && isTravelling && { selection: { anchor: change.from + change.insert.length }, scrollIntoView: true }),
        effects,
        annotations: fromPage.of(true),
      })
      if (change) isTravelling = false
    },
    close: () => view.destroy(),
    handle: {
      focus: () => view.focus(),
      select(start, end) {
        const length = view.state.doc.length
        view.focus()
        view.dispatch({ selection: { anchor: Math.min(start, length), head: Math.min(end, length) }, scrollIntoView: true })
      },
      insertVariable(variable) {
        view.focus()
        insertVariable(view, live, variable)
      },
      openVariables() {
        view.focus()
        startCompletion(view)
      },
      wrap(mark) {
        view.focus()
        wrap(view, mark)
      },
    },
  }
  if (live.props.findings.length > 0) view.dispatch({ effects: setFindings.of(live.props.findings) })
  return field
}

function attributesOf({ label, labelledBy, describedBy, lines, language, findings }: TemplateTextProps): Record<string, string> {
  return {
    ...(labelledBy === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelledBy }),
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    ...(language !== undefined && { lang: language }),
    'aria-multiline': String(lines === 'many'),
    'aria-invalid': String(findings.some(({ severity }) => severity === 'error')),
    spellcheck: 'true',
    autocorrect: 'on',
    autocapitalize: 'sentences',
  }
}

/** The page may judge the text anew and find the same: nothing is drawn then, and an open card stays. */
const areSame = (a: readonly Finding[], b: readonly Finding[]): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** A character that has no shape of its own. Its code is read on hover; a finding says what to do. */
function drawSpecialChar(code: number, _description: string | null, sign: string): HTMLElement {
  const dom = document.createElement('span')
  dom.className = 'cm-specialChar'
  dom.title = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  dom.textContent = sign
  return dom
}
