import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  pickedCompletion,
} from '@codemirror/autocomplete'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import type { CrmVariable } from '#core/variables'
import type { Live } from './current-props.ts'
import classes from './text.module.css'
import { type Offer, offersFor, type Trigger, triggerBefore } from './variable-offers.ts'

/** Puts a variable's placeholder in place of the selection and tells the page, which binds it. */
export function insertVariable(view: EditorView, live: Live, variable: CrmVariable): void {
  const { from, to } = view.state.selection.main
  insert(view, live, { kind: 'variable', variable }, from, to)
}

function insert(view: EditorView, live: Live, offer: Offer, from: number, to: number, picked?: Completion): void {
  const { placeholderFor, onInsert } = live.props
  const text = offer.kind === 'variable' ? placeholderFor(offer.variable) : offer.text
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + text.length },
    scrollIntoView: true,
    userEvent: 'input.complete',
    ...(picked && { annotations: pickedCompletion.of(picked) }),
  })
  if (offer.variable) onInsert(offer.variable, text)
}

type Option = Completion & { variable: CrmVariable | null }

/** The menu of variables at `{`, `%` and Ctrl+Space; `{x}` and `%TOKEN%` are offered in the provider's form. */
export function variableMenu(live: Live): Extension {
  const optionOf = (offer: Offer): Option => {
    const { labelOf, rewrite } = live.words
    const { variable } = offer
    return {
      label: offer.kind === 'variable' ? labelOf(offer.variable) : rewrite(offer.text),
      ...(variable && { detail: offer.kind === 'variable' ? `%${variable.token}%` : labelOf(variable) }),
      variable,
      apply: (view, option, from, to) => insert(view, live, offer, from, to, option),
    }
  }

  function resultFor(context: CompletionContext, trigger: Trigger, update: CompletionResult['update']): CompletionResult | null {
    const { variables, placeholderFor } = live.props
    const offers = offersFor(trigger, { variables, placeholderFor, labelOf: live.words.labelOf })
    if (offers.length === 0) return null
    return { from: trigger.from, to: context.pos, options: offers.map(optionOf), filter: false, ...(update && { update }) }
  }

  const typed = (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos)
    const trigger = triggerBefore(line.text.slice(0, context.pos - line.from))
    return trigger && resultFor(context, { ...trigger, from: line.from + trigger.from }, (_, _from, _to, now) => typed(now))
  }

  /** Without a sign before it: from here on what is typed is looked for. */
  const asked = (context: CompletionContext, from: number): CompletionResult | null => {
    const query = context.state.sliceDoc(from, context.pos)
    if (query.includes('\n')) return null
    return resultFor(context, { form: 'opening', from, query }, (_, start, _to, now) => asked(now, start))
  }

  const source: CompletionSource = (context) => typed(context) ?? (context.explicit ? asked(context, context.pos) : null)

  return [
    autocompletion({
      override: [source],
      icons: false,
      activateOnTypingDelay: 0,
      // The menu comes with a sign that asks for it, never by surprise.
      interactionDelay: 0,
      addToOptions: [{ render: drawSample, position: 90 }],
    }),
    // Only while the menu is open: else Tab leaves the field.
    Prec.high(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
    EditorState.phrases.of({ Completions: live.words.variables }),
  ]
}

function drawSample(option: Completion): Node | null {
  const { variable } = option as Option
  if (!variable) return null
  const sample = document.createElement('span')
  sample.className = classes.sample ?? ''
  sample.textContent = variable.sample
  return sample
}
