import type { AccountAccess, ProviderAdapter, ProviderClient, ProviderContext } from '../adapter.ts'
import { checked, deleted, deletionSchema, refusalInDeletion } from '../call-outcome.ts'
import { refuseLossyEdit } from '../edit-losses.ts'
import { createHttp } from '../http.ts'
import { META_CREATE_PER_HOUR, META_EDITING } from '../meta-limits.ts'
import { toSender } from '../phone-digits.ts'
import { oneTemplate } from '../template-answer.ts'
import { readDeliveryWebhook } from './delivery.ts'
import { explainRefusal } from './errors.ts'
import { readInboundWebhook } from './inbound.ts'
import { accountPage, listTemplates } from './list.ts'
import { toMessages } from './message.ts'
import { outcomeOf } from './outcome.ts'
import { readTemplate } from './read-template.ts'
import { readReviewWebhook } from './review.ts'
import { checkSenders } from './senders.ts'
import { reviewStage } from './status.ts'
import { paths, sentMessagesSchema } from './wire.ts'
import { toCreation, toEdit } from './write-template.ts'

export const infobip: ProviderAdapter = {
  id: 'infobip',
  descriptor: {
    id: 'infobip',
    label: 'Infobip',
    fields: [
      { name: 'baseUrl', secret: false, required: true, initial: '', address: true },
      { name: 'apiKey', secret: true, required: true, initial: '', address: false },
    ],
    capabilities: {
      createTemplate: true,
      editTemplate: true,
      deleteTemplate: true,
      reviewStages: ['meta'],
      tellsRejectionReason: false,
      editing: META_EDITING,
      deletesBy: 'name',
      createPerHour: META_CREATE_PER_HOUR,
      listSenders: false,
      checkSenders: true,
      delivery: 'webhook',
      placeholderScope: 'component',
      placeholderStyle: 'positional',
      sendsById: false,
      senderIdIsPhone: true,
    },
    portalUrl: 'https://portal.infobip.com',
  },
  connect,
  reviewStage,
  readReviewWebhook,
  readDeliveryWebhook,
  readInboundWebhook,
}

const oneTemplateSchema = oneTemplate(readTemplate)

/** Copied from an example, a key brings its `App ` along, and often a blank or a line break. */
const toKey = (secret: string): string => secret.trim().replace(/^(authorization\s*:\s*)?app\s+/i, '')

function connect(account: AccountAccess, context: ProviderContext): ProviderClient {
  const key = toKey(account.secret)
  const http = createHttp({
    baseUrl: account.settings.baseUrl ?? '',
    headers: { authorization: `App ${key}` },
    context,
    secrets: [key],
    explain: explainRefusal,
  })

  const getTemplate: ProviderClient['getTemplate'] = async ({ senderId, remoteId }, signal) => {
    const path = paths.template(toSender(senderId), remoteId)
    return (await http({ method: 'GET', path, schema: oneTemplateSchema, signal })).body
  }

  return {
    getTemplate,

    check: (signal) => checked(async () => (await accountPage(http, 0, 1, signal)).total),

    listTemplates: (options) => listTemplates(http, options),

    async createTemplate(draft, signal) {
      const path = paths.senderTemplates(toSender(draft.senderId))
      return (await http({ method: 'POST', path, json: toCreation(draft), schema: oneTemplateSchema, signal })).body
    },

    async editTemplate(template, draft, signal) {
      const path = paths.template(toSender(template.senderId), template.remoteId)
      const json = toEdit(draft)
      await refuseLossyEdit(getTemplate, template, signal)
      return (await http({ method: 'PATCH', path, json, schema: oneTemplateSchema, signal })).body
    },

    async deleteTemplate({ senderId, name }, signal) {
      const path = paths.template(toSender(senderId), name)
      await deleted(
        () => http({ method: 'DELETE', path, schema: deletionSchema, refusalIn: refusalInDeletion, signal }),
        () => listTemplates(http, { senderIds: [senderId], signal }),
        (template) => template.content.name === name,
      )
    },

    async sendTemplate(message, signal) {
      const json = toMessages(message)
      const { body } = await http({
        method: 'POST',
        path: paths.messages,
        json,
        schema: sentMessagesSchema,
        refusalIn: ({ messages: [{ status }] }) => {
          const { status: outcome, raw, problem, detail } = outcomeOf(status)
          // One that is in no table is shown with Infobip's own words.
          return outcome === 'failed' ? { kind: problem ?? 'protocol', hint: detail ?? raw } : null
        },
        signal,
      })
      const [{ messageId, status }] = body.messages
      return { messageId: messageId ?? message.idempotencyKey, status: outcomeOf(status).status }
    },

    checkSenders: (senderIds, signal) => checkSenders(http, senderIds, signal),
  }
}
