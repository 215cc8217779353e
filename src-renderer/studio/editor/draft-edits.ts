import { applyEdits, componentText, type Edit, type LintComponent } from '#core/lint'
import type { Draft } from '#core/review'
import { type Placeholder, type PlaceholderKey, type PlaceholderScope, placeholdersOf, type TemplateButton } from '#core/template'
import { type Binding, withFixed } from '#core/variables'

/** What a person writes: all of a draft that is saved, and that undo goes back in. */
export type Written = Pick<Draft, 'accountId' | 'senderId' | 'content' | 'bindings'>
export type Change = (written: Written) => Written

export const writtenOf = ({ accountId, senderId, content, bindings }: Draft): Written => ({
  accountId,
  senderId,
  content,
  bindings,
})

/** A placeholder with what is known of it. */
export type Row = Placeholder & { binding: Binding | null; sample: string }

const nameOf = (key: PlaceholderKey): string => key.slice(key.lastIndexOf('.') + 1)

/** In scope `template` a name means the same wherever it stands, also where it stood when it was bound. */
const belongs = (key: PlaceholderKey, placeholder: Placeholder, scope: PlaceholderScope): boolean =>
  scope === 'template' ? nameOf(key) === placeholder.name : placeholder.keys.includes(key)

export function rowsOf({ content, bindings }: Pick<Written, 'content' | 'bindings'>, scope: PlaceholderScope): Row[] {
  return placeholdersOf(content, scope).map((placeholder) => {
    const isOwn = (key: PlaceholderKey): boolean => belongs(key, placeholder, scope)
    const sampled = Object.keys(content.samples).find(isOwn)
    return {
      ...placeholder,
      binding: bindings.find(({ key }) => isOwn(key)) ?? null,
      sample: sampled === undefined ? '' : (content.samples[sampled] ?? ''),
    }
  })
}

/**
 * As it is saved, judged and sent: no empty header or footer, and nothing about placeholders that
 * are not in the text. While a person writes, those are kept: a brace typed anew brings them back.
 */
export function tidy(written: Written, scope: PlaceholderScope): Written {
  const { header, footer, ...content } = written.content
  const rows = rowsOf(written, scope)
  return {
    ...written,
    content: {
      ...content,
      ...(header && (header.format !== 'TEXT' || (header.text ?? '').trim() !== '') ? { header } : {}),
      ...(footer && footer.text.trim() !== '' ? { footer } : {}),
      samples: Object.fromEntries(rows.flatMap(({ keys, sample }) => (sample === '' ? [] : keys.map((key) => [key, sample])))),
    },
    bindings: rows.flatMap(({ key, binding }) => (binding ? [{ ...binding, key }] : [])),
  }
}

/** Another text in one of the parts; a header or footer that is not there is made. */
export function withText(written: Written, component: LintComponent, text: string): Written {
  const { content } = written
  const made =
    component === 'header' && content.header?.format !== 'TEXT'
      ? { ...content, header: { format: 'TEXT' as const, text: '' } }
      : component === 'footer' && !content.footer
        ? { ...content, footer: { text: '' } }
        : content
  const was = componentText(made, component)
  return made === content && was === text
    ? written
    : { ...written, content: applyEdits(made, [{ component, start: 0, end: was.length, text }]) }
}

export function withoutHeader(written: Written): Written {
  const { header, ...content } = written.content
  return header ? { ...written, content } : written
}

const BUTTON_KEY = /^buttons\.(\d+)\.(.*)$/

/** Other buttons; what is known of the placeholders in their links goes along. `from`: the place of each among the old ones. */
function withButtons(written: Written, buttons: TemplateButton[], from: readonly number[]): Written {
  const moved = (key: PlaceholderKey): PlaceholderKey[] => {
    const [, at, name] = BUTTON_KEY.exec(key) ?? []
    if (at === undefined) return [key]
    const to = from.indexOf(Number(at))
    return to === -1 ? [] : [`buttons.${to}.${name}`]
  }
  const { content, bindings } = written
  return {
    ...written,
    content: {
      ...content,
      buttons,
      samples: Object.fromEntries(
        Object.entries(content.samples).flatMap(([key, sample]) => moved(key).map((to) => [to, sample])),
      ),
    },
    bindings: bindings.flatMap((binding) => moved(binding.key).map((key) => ({ ...binding, key }))),
  }
}

/** The kinds that a CRM's message can have. */
export const BUTTON_TYPES = ['URL', 'QUICK_REPLY', 'PHONE_NUMBER', 'COPY_CODE'] as const
export type ButtonType = (typeof BUTTON_TYPES)[number]

const emptyButton = (type: ButtonType, text: string): TemplateButton => {
  if (type === 'URL') return { type, text, url: '' }
  if (type === 'PHONE_NUMBER') return { type, text, phoneNumber: '' }
  return type === 'QUICK_REPLY' ? { type, text } : { type }
}

/** Quick replies must stand together, so one that is added joins the others. */
export function addButton(written: Written, type: ButtonType): Written {
  const { buttons } = written.content
  const lastReply = buttons.findLastIndex((button) => button.type === 'QUICK_REPLY')
  const at = type === 'QUICK_REPLY' && lastReply !== -1 ? lastReply + 1 : buttons.length
  const places = buttons.map((_, index) => index)
  return withButtons(written, buttons.toSpliced(at, 0, emptyButton(type, '')), places.toSpliced(at, 0, -1))
}

export function removeButton(written: Written, at: number): Written {
  const { buttons } = written.content
  return withButtons(
    written,
    buttons.toSpliced(at, 1),
    buttons.map((_, index) => index).filter((index) => index !== at),
  )
}

export function moveButton(written: Written, at: number, to: number): Written {
  const { buttons } = written.content
  const moved = buttons[at]
  if (!moved || to < 0 || to >= buttons.length || at === to) return written
  const places = buttons.map((_, index) => index)
  return withButtons(written, buttons.toSpliced(at, 1).toSpliced(to, 0, moved), places.toSpliced(at, 1).toSpliced(to, 0, at))
}

/** Another kind keeps the label. */
export function changeButtonType(written: Written, at: number, type: ButtonType): Written {
  const { content } = written
  const was = content.buttons[at]
  if (!was || was.type === type) return written
  return { ...written, content: { ...content, buttons: content.buttons.with(at, emptyButton(type, was.text ?? '')) } }
}

/** Null: nothing fills it. */
export function withBinding(
  written: Written,
  placeholder: Placeholder,
  scope: PlaceholderScope,
  filled: Omit<Binding, 'key'> | null,
): Written {
  const others = written.bindings.filter(({ key }) => !belongs(key, placeholder, scope))
  return { ...written, bindings: filled ? [...others, { ...filled, key: placeholder.key }] : others }
}

/** An empty one is none. */
export function withSample(written: Written, placeholder: Placeholder, scope: PlaceholderScope, sample: string): Written {
  const { content } = written
  const others = Object.entries(content.samples).filter(([key]) => !belongs(key, placeholder, scope))
  const own = sample === '' ? [] : placeholder.keys.map((key) => [key, sample] as const)
  return { ...written, content: { ...content, samples: Object.fromEntries([...others, ...own]) } }
}

/** A fix may give a placeholder another name, which keeps what is known of it. */
export function withEdits(written: Written, edits: readonly Edit[]): Written {
  const content = applyEdits(written.content, edits)
  return content === written.content ? written : withFixed(written, content)
}
