import { changed, sorted } from './fields.ts'
import { type Found, type Risk, text, type Value, word } from './model.ts'
import { pairUp } from './pairs.ts'
import { type Template, templateSubject } from './parts.ts'
import { bindingTag, remoteTag, versionTag } from './template-tag.ts'
import { diffWords } from './words.ts'

type Button = { at: number; button: Template['structure']['buttons'][number] }
type Reaches = NonNullable<Found['reaches']>

/** What a template says: header, body, footer and buttons. */
export function structureChanges(before: Template, after: Template, reaches: Reaches): Found[] {
  const [was, is] = [before.structure, after.structure]
  const about = { subject: templateSubject(after), reaches }
  /** Who meets it reads something else, unless only the provider's placeholders are called something else. */
  const risks = (isRead: boolean): Risk[] => [
    ...(isRead && reaches.length > 0 ? ['someone-gets-something-else' as const] : []),
    'approval-again',
  ]
  const mentions = (component: string): string[] => [
    versionTag(after.key),
    remoteTag(after.key),
    ...[...before.bindings, ...after.bindings]
      .filter(({ key }) => key.startsWith(`${component}.`))
      .map(({ key }) => bindingTag(after.key, key)),
  ]
  const texts = (part: 'header' | 'body' | 'footer', a: string | null, b: string | null): Found[] =>
    changed(a, b, () => ({
      kind: `template-${part}`,
      ...about,
      risks: risks(before.crmText[part] !== after.crmText[part]),
      before: text(a),
      after: text(b),
      words: a === null || b === null ? null : diffWords(a, b),
      mentions: mentions(part),
    }))
  const isOtherFormat = was.header !== null && is.header !== null && was.header.format !== is.header.format
  return [
    ...(isOtherFormat
      ? [
          {
            kind: 'template-header-format' as const,
            ...about,
            risks: risks(true),
            before: headerOf(was.header),
            after: headerOf(is.header),
            mentions: mentions('header'),
          },
        ]
      : mediaChange(before, after) || texts('header', headText(was.header), headText(is.header))),
    ...texts('body', was.body, is.body),
    ...texts('footer', was.footer, is.footer),
    ...buttonChanges(was.buttons, is.buttons).map(
      (found): Found => ({
        ...about,
        risks: risks(true),
        mentions: mentions('buttons'),
        ...found,
      }),
    ),
  ]

  /** A picture or a place that came or went. */
  function mediaChange({ structure: a }: Template, { structure: b }: Template): Found[] | null {
    const isMedia = [a.header, b.header].some((header) => header !== null && header.format !== 'TEXT')
    if (!isMedia) return null
    return changed(a.header, b.header, () => ({
      kind: 'template-header',
      ...about,
      risks: risks(true),
      before: headerOf(a.header),
      after: headerOf(b.header),
      mentions: mentions('header'),
    }))
  }
}

type Header = Template['structure']['header']
const headText = (header: Header): string | null => (header === null ? null : (header.text ?? ''))
const headerOf = (header: Header): Value | null =>
  header === null ? null : header.format === 'TEXT' ? text(header.text ?? '') : word('format', header.format)

type ButtonFound = Pick<Found, 'kind' | 'part' | 'before' | 'after' | 'words'>

function buttonChanges(before: readonly Button['button'][], after: readonly Button['button'][]): ButtonFound[] {
  const numbered = (buttons: readonly Button['button'][]): Button[] => buttons.map((button, at) => ({ at, button }))
  const { pairs, gone, come } = pairUp(numbered(before), numbered(after), [
    { of: ({ button }) => sorted(button), several: true },
    { of: ({ button }) => JSON.stringify([button.type, button.text]) },
    { of: ({ button }) => JSON.stringify([button.type, targetOf(button)]) },
    { of: ({ at, button }) => JSON.stringify([button.type, at]) },
    { of: ({ button }) => button.type },
    { of: ({ at }) => String(at) },
  ])
  const inOrder = pairs.toSorted((a, b) => a.before.at - b.before.at)
  const isMoved = inOrder.some(({ after: { at } }, index) => index > 0 && at < (inOrder[index - 1]?.after.at ?? 0))
  const all = (buttons: readonly Button['button'][]): Value | null => text(buttons.map(({ text: on }) => on ?? '').join(' | '))
  return [
    ...pairs
      .filter(({ before: a, after: b }) => sorted(a.button) !== sorted(b.button))
      .map(({ before: a, after: b }): ButtonFound => {
        const [was, is] = [buttonText(a.button), buttonText(b.button)]
        return { kind: 'template-button', part: String(b.at + 1), before: text(was), after: text(is), words: diffWords(was, is) }
      }),
    ...come.map(
      ({ at, button }): ButtonFound => ({
        kind: 'template-button-added',
        part: String(at + 1),
        after: text(buttonText(button)),
      }),
    ),
    ...gone.map(
      ({ at, button }): ButtonFound => ({
        kind: 'template-button-removed',
        part: String(at + 1),
        before: text(buttonText(button)),
      }),
    ),
    ...(isMoved ? [{ kind: 'template-buttons-order' as const, before: all(before), after: all(after) }] : []),
  ]
}

const targetOf = (button: Button['button']): string | null =>
  button.type === 'URL'
    ? button.url
    : button.type === 'PHONE_NUMBER'
      ? button.phoneNumber
      : button.type === 'QUICK_REPLY'
        ? button.payload
        : null

/** What stands on it and where it leads; of another kind, how the provider calls that. */
const buttonText = (button: Button['button']): string =>
  [button.type === 'OTHER' ? button.kind : null, button.text, targetOf(button)]
    .filter((part) => part !== null && part !== '')
    .join(' → ')
