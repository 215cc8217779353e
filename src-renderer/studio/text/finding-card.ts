import type { Finding } from '#core/lint'
import type { Live } from './current-props.ts'
import classes from './text.module.css'

/**
 * What was found at one place: its sentence, what mends it, the rule's page. It stands in the
 * editor's own layer, which React doesn't draw.
 * @param close gives the focus back to the text and takes the card away
 */
export function drawCard({ props, words }: Live, findings: readonly Finding[], close: () => void): HTMLElement {
  const card = document.createElement('div')
  card.className = classes.card ?? ''
  card.setAttribute('role', 'group')
  card.setAttribute('aria-label', words.findings)
  for (const finding of findings) card.append(drawFinding(finding))
  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  })
  return card

  function drawFinding(finding: Finding): HTMLElement {
    const row = element('div', classes.finding, '')
    row.dataset.severity = finding.severity
    row.append(element('p', classes.sentence, props.sentence(finding)))
    const actions = element('div', classes.actions, '')
    const { fix, suggest } = finding
    if (fix) actions.append(button(words.fix, () => props.onFix(finding, fix)))
    for (const suggestion of suggest)
      actions.append(button(props.suggestion(finding, suggestion), () => props.onFix(finding, suggestion.edits)))
    const link = element('a', classes.rule, finding.rule)
    link.href = props.ruleHref(finding.rule)
    actions.append(link)
    row.append(actions)
    return row
  }

  function button(text: string, act: () => void): HTMLElement {
    const made = element('button', classes.fix, text)
    made.type = 'button'
    made.addEventListener('click', () => {
      close()
      act()
    })
    return made
  }
}

function element<Tag extends 'div' | 'p' | 'a' | 'button'>(
  tag: Tag,
  className: string | undefined,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  made.className = className ?? ''
  made.textContent = text
  return made
}
