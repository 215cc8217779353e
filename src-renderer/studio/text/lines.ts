import { EditorSelection, EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/**
 * Line breaks and the blanks around them as one blank. Those at the ends go, as a cell copied
 * from a table brings one; a break alone is the Enter key and stays a blank.
 */
export function flattenLines(text: string): string {
  if (!text.includes('\n')) return text
  return text.replace(/^\s*\n\s*|\s*\n\s*$/g, '').replace(/\s*\n\s*/g, ' ') || ' '
}

/** The clipboard's line ends as ours. */
export const plainLineEnds: Extension = EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n'))

/** What is typed, pasted or dropped comes in as one line; what the page brings stays as it is, for it to be seen. */
export const oneLine: Extension = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || !transaction.isUserEvent('input')) return transaction
  const changes: { from: number; to: number; insert: string }[] = []
  let isBroken = false
  let caret = 0
  transaction.changes.iterChanges((from, to, startNow, _endNow, inserted) => {
    const text = inserted.toString()
    const insert = flattenLines(text)
    isBroken ||= insert !== text
    caret = startNow + insert.length
    changes.push({ from, to, insert })
  })
  if (!isBroken) return transaction
  return { changes, selection: EditorSelection.cursor(caret), scrollIntoView: true, userEvent: 'input' }
})
