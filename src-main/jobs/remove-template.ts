import { GENERATED_BY_PROVIDER } from '#core/template'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import { providers } from '../providers/index.ts'
import { senderOf } from './sender-of.ts'
import { refuseUsed } from './uses.ts'

/**
 * Deletes a template at its provider, and here with it. Where the provider deletes by name,
 * every language of it goes. @returns what went
 */
export async function removeTemplate(context: AppContext, templateId: string): Promise<{ name: string; language: string }[]> {
  const { store, changes, clock } = context
  const template = found(store.templates.get(templateId), 'template')
  const account = found(store.accounts.get(template.accountId), 'account')
  const { deletesBy } = providers[account.provider].descriptor.capabilities
  const { name } = template.content
  const going = deletesBy === 'name' ? store.templates.siblings(account.id, name, template.poolId) : [template]
  if (going.some(({ lostInEdit }) => lostInEdit.includes(GENERATED_BY_PROVIDER)))
    throw new AppProblem('template-generated', { template: name })
  refuseUsed(
    context,
    account.implementationId,
    'template',
    going.map(({ id }) => id),
  )
  const client = await context.connect(account)
  const senderId = senderOf(store.numbers.list(account.implementationId), template)
  await client.deleteTemplate?.({ remoteId: template.remoteId, senderId, name })
  const deletedAt = instant(clock)
  store.transaction(() => {
    for (const { id, content, status } of going) {
      const wasApproved = status === 'APPROVED' || status === 'PAUSED' || status === 'DISABLED'
      store.deletedTemplates.add(account.id, { name, language: content.language, wasApproved, deletedAt })
      store.templates.remove(id)
    }
    store.implementations.touch(account.implementationId)
  })
  changes.announce('templates', account.implementationId)
  changes.announce('drafts', account.implementationId)
  return going.map(({ content }) => ({ name: content.name, language: content.language }))
}
