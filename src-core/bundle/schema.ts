import { z } from 'zod'
import { planFiguresSchema, planHashSchema } from '#core/consent'
import { sendingSettingsSchema } from '#core/implementation'
import { providerIdSchema } from '#core/provider'
import { HEADER_FORMATS, templateStatusSchema } from '#core/template'
import { crmVariableSchema, transformSchema } from '#core/variables'
import { openPointSchema } from './open-points.ts'
import { transformsExplained } from './transforms.ts'

/**
 * The shape of an unpacked bundle, all of it strict: a field that is not named here
 * stops the reader. The descriptions go into `resources/bundle.schema.json`, which is
 * what a CRM team reads. A change of shape needs a new FORMAT_VERSION and a migration.
 *
 * Rows refer to each other by natural keys (account label, phone, template name and
 * language), never by this program's row ids, so that two people who set up the same
 * thing get the same rows. Only the implementation itself goes by an id: two of one
 * client are two, and a client that is called something else is the same.
 */
export const FORMAT_VERSION = 1
export const BUNDLE_FORMAT = 'disparo-bundle'

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
const accountKey = z.string().min(1).describe('key of a row in providers.json')
const numberKey = z.string().min(1).describe('key of a row in numbers.json')
const templateKey = z.string().min(1).describe('name of a file in templates/, without .json')

export const manifestSchema = z
  .strictObject({
    format: z.literal(BUNDLE_FORMAT),
    formatVersion: z.literal(FORMAT_VERSION),
    implementation: z.strictObject({
      id: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,64}$/)
        .describe('the same for every bundle of this implementation, whatever the client is called by then: what to know it by'),
      client: z.string().min(1).describe("the client's name"),
    }),
    environment: z.enum(['production', 'staging']).describe('where it is meant to be loaded'),
    sequence: z
      .int()
      .positive()
      .describe('rises with every changed export of this implementation; an older one is not loaded over a newer'),
    createdAt: z.iso.datetime().describe('UTC; of the first export with this content'),
    generator: z.string().min(1).describe('program and version that wrote it'),
    repeats: z
      .int()
      .positive()
      .optional()
      .describe('sequence of the earlier bundle whose content this one has again, because somebody went back to it'),
    openPoints: z
      .array(openPointSchema)
      .describe('what was not met and was exported all the same, by whom and why; only where the environment is production'),
    files: z
      .array(z.strictObject({ path: z.string().min(1), sha256: sha256Schema, bytes: z.int().nonnegative() }))
      .describe('every other file, sorted by path; sha256 over the bytes as they stand'),
    contentHash: sha256Schema.describe(
      'SHA-256 of the canonical JSON of {environment, files, formatVersion, implementation}: equal for equal configurations, whenever exported',
    ),
    manifestHash: sha256Schema.describe('SHA-256 of the canonical JSON of this manifest without this field'),
  })
  .describe('manifest.json')

const providerSchema = z.strictObject({
  key: accountKey,
  provider: providerIdSchema,
  label: z.string(),
  mode: z.enum(['live', 'training']).describe('training: a simulator; must never send to a real phone'),
  settings: z
    .record(z.string(), z.string())
    .describe('non-secret fields, such as the base URL; credentials are never in a bundle'),
})

const businessAccountId = z
  .string()
  .min(1)
  .optional()
  .describe("the provider's name of the WhatsApp Business account that this belongs to; absent where it names none")

const numberSchema = z.strictObject({
  key: numberKey.describe('the phone; a second row with the same phone has ~2 behind it'),
  account: accountKey,
  label: z.string(),
  phone: z.string().min(1).describe('E.164'),
  senderId: z.string().min(1).describe("the provider's name of this sender"),
  businessAccountId,
  chatStandard: z.boolean().describe('Padrão Chat: an answer to this number opens a chat'),
  defaultTemplate: templateKey.nullable(),
})

const text = z.string()
const buttonSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('URL'), text, url: text.describe('may hold placeholders') }),
  z.strictObject({ type: z.literal('PHONE_NUMBER'), text, phoneNumber: text }),
  z.strictObject({ type: z.literal('QUICK_REPLY'), text, payload: text.nullable() }),
  z.strictObject({ type: z.literal('COPY_CODE'), text: text.nullable() }),
  z.strictObject({ type: z.literal('OTHER'), kind: text, text: text.nullable() }),
])

const bindingSchema = z.strictObject({
  key: z.string().min(1).describe('placeholder: component and name, such as body.1, header.nome, buttons.0.token'),
  source: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('crm'), token: z.string().min(1).describe('token of a row in variables.json') }),
      z.strictObject({ kind: z.literal('literal'), text: z.string().min(1) }),
    ])
    .describe('where the value comes from'),
  fallback: z.string().nullable().describe("sent when the CRM's field is empty; null: then nothing is sent"),
  transforms: z
    .array(transformSchema)
    .describe(
      `applied to the value in this order, each to what the one before gave; a literal is transformed too, the fallback is sent as it stands. A value that is blank after the last one counts as empty. ${transformsExplained()}`,
    ),
})

const templateSchema = z.strictObject({
  account: accountKey,
  senderId: z.string().nullable().describe("null where templates belong to the provider's whole account"),
  businessAccountId,
  origin: z
    .enum(['provider', 'manual'])
    .describe(
      'provider: read from the provider; manual: registered by hand, status and category are what a person read in its portal',
    ),
  remoteId: z
    .string()
    .min(1)
    .nullable()
    .describe("the provider's id, to send by; null: registered by hand at a provider that sends by name and language"),
  name: z.string().min(1),
  language: z.string().min(2).describe('pt_BR'),
  category: z.string().describe('at export'),
  status: templateStatusSchema.describe('at export'),
  structure: z
    .strictObject({
      header: z.strictObject({ format: z.enum(HEADER_FORMATS), text: text.nullable() }).nullable(),
      body: text,
      footer: text.nullable(),
      buttons: z.array(buttonSchema),
    })
    .describe("parts with the provider's text; placeholders stand as {{name}}"),
  crmText: z
    .strictObject({ header: text.nullable(), body: text, footer: text.nullable(), buttonUrls: z.array(text.nullable()) })
    .describe('the same texts with %TOKEN% or the literal in each placeholder; buttonUrls has one entry per button'),
  bindings: z.array(bindingSchema).describe('exactly one per placeholder of structure'),
})

const placeShape = {
  key: z.string().min(1),
  serviceTree: z.string().min(1).nullable().describe('null: in any service tree'),
  requestType: z.string().min(1).nullable().describe('null: in any request type'),
  number: numberKey.describe('sends from this number'),
}

/** M2: one kind per way in which the CRM writes to a customer. */
const triggerSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('status'),
      ...placeShape,
      status: z.string().min(1).describe('the ticket reaches this status'),
      template: templateKey,
      nextStatus: z.string().min(1).nullable().describe('the status that the ticket gets after sending; null: it stays'),
      oncePerTicket: z.boolean().describe('true: a ticket that comes back to the status does not send again'),
    })
    .describe('sends by itself when a ticket reaches the status'),
  z
    .strictObject({
      kind: z.literal('operate'),
      ...placeShape,
      template: templateKey,
      chatStandard: z.boolean().describe("Padrão Chat: the customer's reply opens a chat"),
    })
    .describe('Operar OC: sends when the operator presses the button on a ticket'),
  z
    .strictObject({
      kind: z.literal('chat'),
      ...placeShape,
      templates: z.array(templateKey).min(1).describe('the attendant chooses one of these; each once, sorted'),
    })
    .describe('the chat screen: the attendant calls the customer; the reply opens a chat'),
])

const servicesSchema = z
  .strictObject({
    isolatedTree: z.string().min(1).nullable().describe('a service tree made for this, so that operation is not touched'),
    chatRequestType: z
      .string()
      .min(1)
      .nullable()
      .describe(
        'CRM > Parametrizações > Chat, "Solicitação para abertura de sub ocorrências no chat ativo"; never null where a trigger opens a chat: one of kind chat, or of kind operate with chatStandard',
      ),
    trees: z.array(
      z.strictObject({
        name: z.string().min(1).nullable().describe('null: any'),
        requestTypes: z.array(
          z.strictObject({
            name: z.string().min(1).nullable().describe('null: any'),
            statuses: z.array(z.string().min(1)),
            transcript: z
              .boolean()
              .optional()
              .describe(
                'tab "Chat" of the request type, "Abrir uma ocorrência com a transcrição completa do chat?": true: active, false: inactive; absent: nothing was decided, leave it as it is in the CRM',
              ),
          }),
        ),
      }),
    ),
  })
  .describe(
    'services.json: what must exist in the CRM: the service tree as far as it was entered, and everything that triggers.json and the two fields here name, letter by letter',
  )

const consentSchema = z
  .strictObject({
    clientVarActiveSince: z.iso
      .date()
      .nullable()
      .describe('since when new contacts are born with "Aceita Notificações de WhatsApp"; null: client var off'),
    term: z
      .strictObject({ version: z.string().min(1) })
      .nullable()
      .describe('the consent term in use'),
    plan: z
      .strictObject({
        figures: z.strictObject(planFiguresSchema.shape).describe('rows counted; no contact is in a bundle'),
        planHash: planHashSchema.describe('SHA-256 of the update script, hex'),
        signed: z.boolean().describe("whether the client's sign-off is of this very plan (M14)"),
      })
      .nullable()
      .describe('summary of the update of older contacts; null: none worked out'),
  })
  .describe('consent.json')

const variableSchema = z.strictObject({
  ...crmVariableSchema.shape,
  label: z.strictObject(crmVariableSchema.shape.label.shape),
})

const sendingSchema = z
  .strictObject({
    ...sendingSettingsSchema.shape,
    switchedOff: z
      .array(
        z.strictObject({
          kind: z.enum(['status', 'operate', 'chat']),
          serviceTree: z.string().min(1).nullable().describe('null: in any service tree'),
          requestType: z.string().min(1).nullable().describe('null: in any request type'),
          status: z.string().min(1).nullable().describe('of kind status; else null'),
        }),
      )
      .describe('where a trigger stands that was switched off, so that nothing is sent there; each place once, sorted'),
  })
  .describe(
    'sending.json: when, and how often, the CRM may write to one person; absent: at any time, always, no trigger is switched off, and days are those of America/Sao_Paulo',
  )

/** Letters and digits first, so that no key is ever `__proto__`, hidden, or a path. */
export const TEMPLATE_KEY = /^[A-Za-z0-9][A-Za-z0-9_~.-]{0,219}$/

/** A whole unpacked bundle, one member per file (role), `templates` by file name. */
export const bundleSchema = z
  .strictObject({
    manifest: manifestSchema,
    providers: z.array(providerSchema).describe('providers.json: accounts in use, without secrets'),
    numbers: z.array(numberSchema).describe('numbers.json'),
    templates: z
      .record(z.string().regex(TEMPLATE_KEY), templateSchema)
      .describe('templates/<key>.json: those that a trigger sends or a number has as default'),
    triggers: z.array(triggerSchema).describe('triggers.json: the active ones'),
    services: servicesSchema,
    consent: consentSchema,
    sending: sendingSchema.optional(),
    variables: z.array(variableSchema).describe('variables.json: CRM variables that a binding takes'),
    readme: z
      .string()
      .min(1)
      .max(20_000)
      .optional()
      .describe('README.md: what a bundle is, for a person who opens it; nothing to load. Earlier bundles have none'),
  })
  .describe('An unpacked Disparo bundle: one member per file, templates by file name without .json')

export type BundleContent = z.infer<typeof bundleSchema>
export type BundleManifest = z.infer<typeof manifestSchema>
export type BundleTemplate = z.infer<typeof templateSchema>
export type BundleTrigger = z.infer<typeof triggerSchema>
