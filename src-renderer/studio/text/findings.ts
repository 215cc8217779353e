import { EditorSelection, type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { type Command, closeHoverTooltips, EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view'
import type { Live } from './current-props.ts'
import { drawCard } from './finding-card.ts'
import { type Place, placed, placesAt, placesOf, setFindings } from './finding-places.ts'
import classes from './text.module.css'

/** Between the text and the card, in pixels. */
const GAP = { x: 0, y: 6 }

const openCard = StateEffect.define<Place | null>()

/** Findings underlined where they are; a card on hover, by F8 and Shift+F8 from one to the next, by Mod+. where the caret is. */
export function findings(live: Live): Extension {
  const cardAt = ({ from, to, findings }: Place): Tooltip => ({
    pos: from,
    end: to,
    above: true,
    create: (view) => {
      const hide = (): void => view.dispatch({ effects: [openCard.of(null), closeHoverTooltips] })
      const dom = drawCard(live, findings, () => {
        view.focus()
        hide()
      })
      dom.addEventListener('focusout', ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !view.dom.contains(relatedTarget)) hide()
      })
      return { dom, offset: GAP }
    },
  })

  type Opened = { place: Place; card: Tooltip }
  const opening = (place: Place): Opened => ({ place, card: cardAt(place) })

  /** The same place may be judged anew, a moment after the last key: what reads as before is not drawn again. */
  const reopening = (was: Opened, state: EditorState): Opened | null => {
    const { from, to } = was.place
    const place = placesOf(state).find((each) => each.from === from && each.to === to)
    if (!place) return null
    return JSON.stringify(place) === JSON.stringify(was.place) ? was : opening(place)
  }

  /** The card that was opened by keyboard. It goes with the next thing that happens to the text. */
  const opened = StateField.define<Opened | null>({
    create: () => null,
    update(value, { docChanged, selection, effects, state }) {
      let open = docChanged || selection ? null : value
      for (const effect of effects) {
        if (effect.is(openCard)) open = effect.value && opening(effect.value)
        else if (effect.is(setFindings)) open = open && reopening(open, state)
      }
      return open
    },
    provide: (field) => showTooltip.from(field, (value) => value?.card ?? null),
  })

  const open = (view: EditorView, place: Place): void => {
    const said = place.findings.map((finding) => live.props.sentence(finding)).join(' ')
    view.dispatch({ effects: [openCard.of(place), EditorView.announce.of(said)] })
  }

  const step =
    (direction: 1 | -1): Command =>
    (view) => {
      const { state } = view
      const places = placesOf(state)
      const here = state.field(opened)?.place ?? state.selection.main
      const order = (place: { from: number; to: number }): number => place.from - here.from || place.to - here.to
      const next =
        direction === 1
          ? (places.find((place) => order(place) > 0) ?? places[0])
          : (places.findLast((place) => order(place) < 0) ?? places.at(-1))
      if (!next) return false
      // Of what is wrong with the whole text only the caret is shown: a key would replace all of it.
      view.dispatch({ selection: EditorSelection.range(next.from, next.isWhole ? next.from : next.to), scrollIntoView: true })
      open(view, next)
      return true
    }

  const focusCard: Command = (view) => {
    const { from, to } = view.state.selection.main
    if (!view.state.field(opened)) {
      const [place] = placesAt(view.state, (here) => here.from <= to && from <= here.to)
      if (!place) return false
      open(view, place)
    }
    focusFirst(view)
    return true
  }

  const close: Command = (view) => {
    if (!view.state.field(opened)) return false
    view.dispatch({ effects: openCard.of(null) })
    return true
  }

  return [
    placed,
    opened,
    hoverTooltip(
      (view, pos, side) => {
        if (view.state.field(opened)) return null
        const places = placesAt(view.state, ({ from, to, isWhole }) => {
          if (isWhole) return false
          return from === to ? pos === from : side > 0 ? from <= pos && pos < to : from < pos && pos <= to
        })
        const [narrowest] = places
        return narrowest ? cardAt({ ...narrowest, findings: places.flatMap(({ findings }) => findings) }) : null
      },
      { hideOn: ({ docChanged, effects }) => docChanged || effects.some((effect) => effect.is(setFindings)) },
    ),
    keymap.of([
      { key: 'F8', run: step(1), shift: step(-1) },
      { key: 'Mod-.', run: focusCard },
      { key: 'Escape', run: close },
    ]),
    EditorView.domEventHandlers({
      blur({ relatedTarget }, view) {
        if (relatedTarget instanceof Node && view.dom.contains(relatedTarget)) return
        close(view)
      },
    }),
  ]
}

/** The card is drawn in the next measuring; its first button or link gets the focus then. */
function focusFirst(view: EditorView): void {
  view.requestMeasure({
    read: () => view.dom.querySelector<HTMLElement>(`.${classes.card} button, .${classes.card} a`),
    write: (first) => first?.focus(),
  })
}
