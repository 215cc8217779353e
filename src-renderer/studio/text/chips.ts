import { EditorSelection, type EditorState, type Extension } from '@codemirror/state'
import {
  type Command,
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view'
import { parseText } from '#core/template'
import { type Live, redrawChips } from './current-props.ts'
import classes from './text.module.css'
import type { Chip } from './types.ts'

type Place = { name: string; from: number; to: number }

/** The placeholders of a stretch of the text. One that is broken over two lines stays text: it can't be drawn as one. */
const placesIn = (state: EditorState, from: number, to: number): Place[] =>
  parseText(state.sliceDoc(from, to)).flatMap((segment) =>
    segment.kind === 'text' || segment.text.includes('\n')
      ? []
      : [{ name: segment.name, from: from + segment.start, to: from + segment.end }],
  )

function placeAt(state: EditorState, holds: (place: Place) => boolean): Place | undefined {
  const line = state.doc.lineAt(state.selection.main.head)
  return placesIn(state, line.from, line.to).find(holds)
}

/** The chip that is selected, and nothing but it. */
function selectedPlace(state: EditorState): Place | undefined {
  const { from, to } = state.selection.main
  return placeAt(state, (place) => place.from === from && place.to === to)
}

class ChipWidget extends WidgetType {
  readonly name: string
  readonly chip: Chip
  readonly isSelected: boolean
  readonly canPress: boolean

  constructor(name: string, chip: Chip, isSelected: boolean, canPress: boolean) {
    super()
    this.name = name
    this.chip = chip
    this.isSelected = isSelected
    this.canPress = canPress
  }

  override eq(other: ChipWidget): boolean {
    return this.looksLike(other) && other.isSelected === this.isSelected && other.canPress === this.canPress
  }

  override toDOM(): HTMLElement {
    const dom = document.createElement('span')
    dom.className = classes.chip ?? ''
    this.fill(dom)
    this.mark(dom)
    return dom
  }

  /** What is inside stays where it can: a click ends on the element on which it began. */
  override updateDOM(dom: HTMLElement, _view: EditorView, from: ChipWidget): boolean {
    if (!this.looksLike(from)) this.fill(dom)
    this.mark(dom)
    return true
  }

  /** A click is the field's business: it selects the chip. */
  override ignoreEvent(): boolean {
    return false
  }

  private looksLike({ name, chip }: ChipWidget): boolean {
    const { text, state, title } = this.chip
    return name === this.name && chip.text === text && chip.state === state && chip.title === title
  }

  private fill(dom: HTMLElement): void {
    const { text, state, title } = this.chip
    dom.title = title
    dom.dataset.chip = this.name
    dom.dataset.state = state
    dom.replaceChildren(part(classes.chipName, `{{${this.name}}}`))
    if (text !== this.name) dom.prepend(part(classes.chipText, text))
    // A colour says it to those who see it.
    if (state === 'unbound') dom.append(part(classes.unseen, title))
  }

  private mark(dom: HTMLElement): void {
    dom.toggleAttribute('data-selected', this.isSelected)
    dom.toggleAttribute('data-pressable', this.canPress)
  }
}

function part(className: string | undefined, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className ?? ''
  element.textContent = text
  return element
}

/** Placeholders as chips: one step for the caret, named after what fills them. */
export function chips(live: Live): Extension {
  const drawn = (view: EditorView): DecorationSet => {
    const { chip, onChipPressed } = live.props
    const { main } = view.state.selection
    const isSelected = (place: Place): boolean => !main.empty && main.from <= place.from && place.to <= main.to
    return Decoration.set(
      view.visibleRanges
        .flatMap(({ from, to }) => placesIn(view.state, from, to))
        .map((place) => {
          const widget = new ChipWidget(place.name, chip(place.name), isSelected(place), onChipPressed !== undefined)
          return Decoration.replace({ widget }).range(place.from, place.to)
        }),
    )
  }
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      constructor(view: EditorView) {
        this.decorations = drawn(view)
      }
      update({ docChanged, viewportChanged, selectionSet, transactions, view }: ViewUpdate): void {
        const isAsked = transactions.some(({ effects }) => effects.some((effect) => effect.is(redrawChips)))
        if (docChanged || viewportChanged || selectionSet || isAsked) this.decorations = drawn(view)
      }
    },
    {
      decorations: ({ decorations }) => decorations,
      provide: (self) => EditorView.atomicRanges.of((view) => view.plugin(self)?.decorations ?? Decoration.none),
    },
  )
  return [plugin, keymap.of(keys(live)), mouse(live)]
}

function select(view: EditorView, { from, to }: Place): true {
  view.dispatch({ selection: EditorSelection.range(from, to), userEvent: 'select' })
  return true
}

/** Deleting towards a chip selects it first: the second press takes it away. */
const selectNext =
  (side: 'from' | 'to'): Command =>
  (view) => {
    const { main } = view.state.selection
    const place = main.empty ? placeAt(view.state, (candidate) => candidate[side] === main.head) : undefined
    return place ? select(view, place) : false
  }

const keys = (live: Live) => [
  { key: 'Backspace', run: selectNext('to') },
  { key: 'Delete', run: selectNext('from') },
  {
    key: 'Enter',
    run: ({ state }: EditorView): boolean => {
      const place = selectedPlace(state)
      if (!place || !live.props.onChipPressed) return false
      live.props.onChipPressed(place.name)
      return true
    },
  },
]

const chipOf = (event: MouseEvent): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chip]') : null

const mouse = (live: Live): Extension =>
  EditorView.domEventHandlers({
    mousedown(event, view) {
      const dom = chipOf(event)
      if (!dom || event.button !== 0 || event.shiftKey) return false
      const at = view.posAtDOM(dom)
      const place = placesIn(view.state, at, view.state.doc.lineAt(at).to)[0]
      if (!place) return false
      event.preventDefault()
      view.focus()
      return select(view, place)
    },
    click(event) {
      const name = chipOf(event)?.dataset.chip
      if (name === undefined || event.shiftKey) return false
      live.props.onChipPressed?.(name)
      return true
    },
  })
