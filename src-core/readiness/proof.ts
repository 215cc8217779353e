import { canonicalJson } from '#core/bundle'
import type { SenderNumber, StoredTemplate } from '#core/implementation'
import type { PlaceholderScope } from '#core/template'
import { type Binding, expandBindings } from '#core/variables'

/**
 * What a test send proves, as one text to take the hash of: the template's text, the sender, and what fills each
 * placeholder. Examples, category and status are no part of a message.
 */
export function proofText(
  { content }: Pick<StoredTemplate, 'content'>,
  { accountId, senderId, phone }: Pick<SenderNumber, 'accountId' | 'senderId' | 'phone'>,
  bindings: readonly Binding[],
  scope: PlaceholderScope,
): string {
  const { name, language, header, body, footer, buttons } = content
  return canonicalJson({
    template: { name, language, header: header ?? null, body, footer: footer ?? null, buttons },
    sender: { accountId, senderId, phone },
    mapping: expandBindings(content, scope, bindings).map(({ key, source, fallback, transforms }) => ({
      key,
      source,
      fallback,
      transforms,
    })),
  })
}
