import type { FormattedNode } from '#core/template'
import classes from './phone.module.css'

type PhoneTextProps = {
  nodes: readonly FormattedNode[]
  /** What stands in a placeholder's place; undefined where nothing fills it. */
  valueFor: (name: string) => string | undefined
}

/** A text as WhatsApp formats it. Values are lightly set off; a placeholder without one stays visible. */
export function PhoneText({ nodes, valueFor }: PhoneTextProps) {
  // What stands on a line of its own ends it already.
  const shown = nodes.filter((node, at) => node.kind !== 'break' || !isLine(nodes[at - 1]))
  return shown.map((node) => <Piece key={`${node.kind} ${node.start}`} node={node} valueFor={valueFor} />)
}

const isLine = (node: FormattedNode | undefined): boolean =>
  node?.kind === 'bullet' || node?.kind === 'numbered' || node?.kind === 'quote'

function Piece({ node, valueFor }: { node: FormattedNode; valueFor: PhoneTextProps['valueFor'] }) {
  if (node.kind === 'placeholder') {
    const value = valueFor(node.name)
    return value === undefined ? (
      <mark className={classes.missing}>{node.text}</mark>
    ) : (
      <span className={classes.value}>{value}</span>
    )
  }
  if (!('children' in node)) return node.kind === 'break' ? '\n' : <Linked text={node.text} />
  const inner = <PhoneText nodes={node.children} valueFor={valueFor} />
  switch (node.kind) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'strike':
      return <s>{inner}</s>
    case 'code':
    case 'mono':
      return <code>{inner}</code>
    case 'quote':
      return <span className={classes.quote}>{inner}</span>
    case 'bullet':
    case 'numbered':
      return (
        <span className={classes.item}>
          <span>{node.kind === 'bullet' ? '•' : node.marker.trim()}</span>
          <span>{inner}</span>
        </span>
      )
  }
}

const LINK = /(https?:\/\/[^\s]+[^\s.,;:!?)])/

/** Addresses in WhatsApp's link colour. They lead nowhere here: it is a picture of the message. */
function Linked({ text }: { text: string }) {
  if (!text.includes('://')) return text
  return text.split(LINK).map((part, index) => {
    const key = `${index}.${part}`
    return index % 2 === 1 ? (
      <span key={key} className={classes.link}>
        {part}
      </span>
    ) : (
      part
    )
  })
}
