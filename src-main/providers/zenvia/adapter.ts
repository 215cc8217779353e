import type { AccountAccess, OutgoingMessage, ProviderAdapter, ProviderClient, ProviderContext } from '../adapter.ts'
import { checked, deleted, deletionSchema, refusalInDeletion } from '../call-outcome.ts'
import { refuseLossyEdit } from '../edit-losses.ts'
import { createHttp } from '../http.ts'
import { META_CREATE_PER_HOUR, META_EDITING } from '../meta-limits.ts'
import { toRecipient, toSender } from '../phone-digits.ts'
import { ProviderError } from '../provider-error.ts'
import { oneTemplate } from '../template-answer.ts'
import { readDeliveryWebhook } from './delivery.ts'
import { explainRefusal } from './errors.ts'
import { readInboundWebhook } from './inbound.ts'
import { countHeader, listTemplates, WHATSAPP } from './list.ts'
import { readTemplate } from './read-template.ts'
import { reviewStage } from './status.ts'
import { messageVariables, toFields } from './variables.ts'
import { paths, sentMessageSchema, TOTAL_HEADER, templateListSchema } from './wire.ts'
import { toCreation, toEdit } from './write-template.ts'

const BASE_URL = 'https://api.zenvia.com/v2'

export const zenvia: ProviderAdapter = {
  id: 'zenvia',
  descriptor: {
    id: 'zenvia',
    label: 'Zenvia',
    fields: [
      { name: 'baseUrl', secret: false, required: true, initial: BASE_URL, address: true },
      { name: 'token', secret: true, required: true, initial: '', address: false },
    ],
    capabilities: {
      createTemplate: true,
      editTemplate: true,
      deleteTemplate: true,
      reviewStages: ['provider', 'meta'],
      tellsRejectionReason: true,
      editing: META_EDITING,
      deletesBy: 'id',
      createPerHour: META_CREATE_PER_HOUR,
      listSenders: false,
      checkSenders: false,
      delivery: 'webhook',
      placeholderScope: 'template',
      placeholderStyle: 'named',
      sendsById: true,
      senderIdIsPhone: true,
    },
    portalUrl: 'https://app.zenvia.com',
  },
  connect,
  reviewStage,
  // The reason is among the template's comments.
  readReviewWebhook: () => null,
  readDeliveryWebhook,
  readInboundWebhook,
}

const oneTemplateSchema = oneTemplate(readTemplate)

function connect(account: AccountAccess, context: ProviderContext): ProviderClient {
  // Copied from a web page, a token often brings a blank or a line break along.
  const token = account.secret.trim()
  const http = createHttp({
    baseUrl: account.settings.baseUrl || BASE_URL,
    headers: { 'X-API-TOKEN': token },
    context,
    secrets: [token],
    explain: explainRefusal,
  })

  const getTemplate: ProviderClient['getTemplate'] = async ({ remoteId }, signal) =>
    (await http({ method: 'GET', path: paths.template(remoteId), schema: oneTemplateSchema, signal })).body

  return {
    getTemplate,

    check: (signal) =>
      checked(async () => {
        const query = { ...WHATSAPP, page: 1, size: 1 }
        const { headers } = await http({ method: 'GET', path: paths.templates, query, schema: templateListSchema, signal })
        return countHeader(headers, TOTAL_HEADER)
      }),

    // Every template names its sender, so one list serves them all.
    listTemplates: ({ signal }) => listTemplates(http, signal),

    async createTemplate(draft, signal) {
      const json = toCreation(draft)
      return (await http({ method: 'POST', path: paths.templates, json, schema: oneTemplateSchema, signal })).body
    },

    async editTemplate(template, draft, signal) {
      const json = toEdit(draft)
      const path = paths.template(template.remoteId)
      await refuseLossyEdit(getTemplate, template, signal)
      return (await http({ method: 'PATCH', path, json, schema: oneTemplateSchema, signal })).body
    },

    async deleteTemplate({ remoteId }, signal) {
      const path = paths.template(remoteId)
      await deleted(
        () => http({ method: 'DELETE', path, schema: deletionSchema, refusalIn: refusalInDeletion, signal }),
        () => listTemplates(http, signal),
        (template) => template.remoteId === remoteId,
      )
    },

    async sendTemplate(message, signal) {
      const json = toMessage(message)
      const { body } = await http({ method: 'POST', path: paths.messages, json, schema: sentMessageSchema, signal })
      return { messageId: body.id, status: 'accepted' }
    },
  }
}

/** A longer user id than the specification takes is refused here, and not cut there. */
const LONGEST_RECIPIENT = 64

/** @throws ProviderError `parameters` where a value is missing, or one name would need two values: Zenvia has one per template */
function toMessage({ senderId, recipient, template, values, idempotencyKey }: OutgoingMessage) {
  const { fields, missing, conflicting } = toFields(messageVariables(template.content), values)
  const wrong = [...missing, ...conflicting]
  if (wrong.length > 0) throw new ProviderError('parameters', { hint: wrong.join(', ') })
  return {
    from: toSender(senderId),
    to: toRecipient(recipient, LONGEST_RECIPIENT),
    externalId: idempotencyKey,
    contents: [{ type: 'template', templateId: template.remoteId, fields }],
  }
}
