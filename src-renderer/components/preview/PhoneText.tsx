import { createElement, Fragment, type ReactNode } from 'react'
import { drawFormatted, type FilledText, type FormattedNode, type Pen } from '#core/template'
import classes from './phone.module.css'

type PhoneTextProps = {
  nodes: readonly FormattedNode[]
  /** Where values stand: they are lightly set off. */
  values: FilledText['values']
}

/** A text as WhatsApp formats it. A placeholder without a value stays visible. */
export function PhoneText({ nodes, values }: PhoneTextProps) {
  return createElement(Fragment, null, ...drawFormatted(nodes, values, PEN))
}

const PEN: Pen<ReactNode> = {
  text: (text) => text,
  // It leads nowhere here: this is a picture of the message.
  link: (address) => <span className={classes.link}>{address}</span>,
  value: (drawn) => <span className={classes.value}>{drawn}</span>,
  open: (placeholder) => <mark className={classes.missing}>{placeholder}</mark>,
  element: (tag, look, children) => createElement(tag, look && { className: classes[look] }, ...children),
}
