import type { BundleContent, FaultCode } from '#core/bundle'
import { type PlanFigures, planFiguresSchema } from '#core/consent'

const NO_FIGURES = Object.fromEntries(Object.keys(planFiguresSchema.shape).map((name) => [name, 0])) as PlanFigures

const BOLETO = 'aviso_boleto_v1.pt_BR'
const CONSULTA = 'aviso_consulta_v2.pt_BR'
const RETOMAR = 'retomar_contato.pt_BR'
const pathOf = (key: string): string => `templates/${key}.json`

type Template = BundleContent['templates'][string]
type Trigger = BundleContent['triggers'][number]
type StatusTrigger = Extract<Trigger, { kind: 'status' }>

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the example has it')
  return value
}
const template = (content: BundleContent, key: string): Template => must(content.templates[key])
/** The example's triggers by what they are: chat, operate, then three by status. */
const statusAt = (content: BundleContent, index: number): StatusTrigger => content.triggers[index] as StatusTrigger
/** The text of the CRM as the rest gives it, so that nothing but what is meant is wrong. */
const withText = (content: BundleContent, key: string, before: string, after: string): void => {
  const one = template(content, key)
  one.structure.body = one.structure.body.replace(before, after)
  one.crmText.body = one.crmText.body.replace(before, after)
}
const literalOf = (content: BundleContent, text: string): void => {
  const one = template(content, BOLETO)
  one.crmText.body = one.crmText.body.replace('Financeiro', text)
  Object.assign(must(one.bindings[3]), { source: { kind: 'literal', text } })
}
const addService = (content: BundleContent, tree: string | null, type: string | null, status: string): void => {
  const { trees } = content.services
  if (!trees.some(({ name }) => name === tree)) trees.push({ name: tree, requestTypes: [] })
  const { requestTypes } = must(trees.find(({ name }) => name === tree))
  if (!requestTypes.some(({ name }) => name === type)) requestTypes.push({ name: type, statuses: [] })
  const { statuses } = must(requestTypes.find(({ name }) => name === type))
  if (!statuses.includes(status)) statuses.push(status)
}

export type WrongBundle = {
  title: string
  change(content: BundleContent): void
  code: FaultCode
  /** What its data has to say, the place above all. */
  data: Record<string, unknown>
}
const wrong = (
  title: string,
  code: FaultCode,
  data: Record<string, unknown>,
  change: (content: BundleContent) => void,
): WrongBundle => ({
  title,
  change,
  code,
  data,
})

const SIGNS: [string, string, FaultCode][] = [
  ['an emoji', '🎉', 'emoji'],
  ['a keycap', '1️⃣', 'emoji'],
  ['a bell', '\u0007', 'control-character'],
  ['a turn of direction', '\u202E', 'control-character'],
  ['NUL', '\u0000', 'text-unstorable'],
  ['half a pair', '\uD83C', 'text-unstorable'],
]
/** Every place where a text of one line enters, and its field. */
const PLACES: [string, string, string, (content: BundleContent, sign: string) => void][] = [
  [
    'the client’s name',
    'manifest.json',
    'implementation.client',
    ({ manifest }, sign) => (manifest.implementation.client += sign),
  ],
  ['an account’s label', 'providers.json', '0.label', ({ providers }, sign) => (must(providers[0]).label += sign)],
  ['a number’s alias', 'numbers.json', '0.label', ({ numbers }, sign) => (must(numbers[0]).label += sign)],
  [
    'a sender',
    'numbers.json',
    '1.senderId',
    ({ numbers, templates }, sign) => {
      must(numbers[1]).senderId += sign
      must(templates[BOLETO]).senderId += sign
    },
  ],
  [
    'a status',
    'triggers.json',
    '4.status',
    (content, sign) => {
      statusAt(content, 4).status += sign
      addService(content, 'WhatsApp Ativo', 'Financeiro', `Boleto emitido${sign}`)
    },
  ],
  [
    'a request type',
    'services.json',
    'trees.1.requestTypes.0.name',
    ({ services, triggers }, sign) => {
      const type = must(must(services.trees[1]).requestTypes[0])
      for (const trigger of triggers) if (trigger.requestType === type.name) trigger.requestType = `${type.name}${sign}`
      type.name = `${type.name}${sign}`
    },
  ],
  [
    'a service tree',
    'services.json',
    'isolatedTree',
    ({ services, triggers }, sign) => {
      const tree = must(services.trees[1])
      for (const trigger of triggers) if (trigger.serviceTree === tree.name) trigger.serviceTree = `${tree.name}${sign}`
      tree.name = services.isolatedTree = `${tree.name}${sign}`
    },
  ],
  ['a variable’s label', 'variables.json', '0.label.pt-BR', ({ variables }, sign) => (must(variables[0]).label['pt-BR'] += sign)],
  ['a variable’s sample', 'variables.json', '0.sample', ({ variables }, sign) => (must(variables[0]).sample += sign)],
  [
    'the version of the term',
    'consent.json',
    'term.version',
    ({ consent }, sign) => (must(consent.term ?? undefined).version += sign),
  ],
  ['a body', pathOf(RETOMAR), 'structure.body', (content, sign) => withText(content, RETOMAR, 'Olá!', `Olá!${sign}`)],
  [
    'a button’s label',
    pathOf(CONSULTA),
    'structure.buttons.0.text',
    (content, sign) => (must(template(content, CONSULTA).structure.buttons[0]).text += sign),
  ],
]

const TOKENS = ['%NOME%', '{nome completo}', '{nome}', '{{nome completo}}', '{{{nome}}}', '{{nome']

/** Bundles that are whole and wrong, each in one way, made from the example; what has to be said of each. */
export const WRONG_BUNDLES: readonly WrongBundle[] = [
  ...SIGNS.flatMap(([sign, text, code]) =>
    PLACES.map(([place, path, field, put]) =>
      wrong(`${sign} in ${place}`, code, { path, field }, (content) => put(content, text)),
    ),
  ),
  ...TOKENS.map((text) =>
    wrong(
      `${text} in the provider’s text`,
      'looks-like-variable',
      { path: pathOf(RETOMAR), field: 'structure.body' },
      (content) => withText(content, RETOMAR, 'Olá!', `Olá ${text}!`),
    ),
  ),
  ...['%NOME%', '{nome completo}', '{{nome}}'].map((text) =>
    wrong(`${text} as a fixed text`, 'looks-like-variable', { path: pathOf(BOLETO), field: 'bindings.3' }, (content) =>
      literalOf(content, text),
    ),
  ),
  wrong('%NOME% as a fallback', 'looks-like-variable', { path: pathOf(BOLETO), field: 'bindings.1' }, (content) => {
    must(template(content, BOLETO).bindings[1]).fallback = '%NOME%'
  }),
  wrong('an emoji in a fixed text', 'emoji', { path: pathOf(BOLETO), field: 'bindings.3' }, (content) =>
    literalOf(content, 'Oi 🎉'),
  ),
  wrong('an emoji in a fallback', 'emoji', { path: pathOf(BOLETO), field: 'bindings.1' }, (content) => {
    must(template(content, BOLETO).bindings[1]).fallback = 'cliente 🎉'
  }),
  wrong('a line break in a fallback', 'line-break', { path: pathOf(BOLETO), field: 'bindings.1' }, (content) => {
    must(template(content, BOLETO).bindings[1]).fallback = 'a\nb'
  }),
  wrong('a blank fallback', 'blank-text', { path: pathOf(BOLETO), field: 'bindings.1' }, (content) => {
    must(template(content, BOLETO).bindings[1]).fallback = '  '
  }),
  wrong('a fallback of 1,100 characters', 'text-too-long', { path: pathOf(BOLETO), field: 'bindings.1' }, (content) => {
    must(template(content, BOLETO).bindings[1]).fallback = 'x'.repeat(1100)
  }),
  wrong('a fixed text of 1,000 characters', 'text-too-long', { path: pathOf(BOLETO), field: 'bindings.3' }, (content) =>
    literalOf(content, 'x'.repeat(1000)),
  ),
  wrong('a blank status', 'blank-text', { path: 'triggers.json', field: '4.status' }, (content) => {
    statusAt(content, 4).status = ' '
    addService(content, 'WhatsApp Ativo', 'Financeiro', ' ')
  }),
  wrong('a client without a name', 'blank-text', { path: 'manifest.json', field: 'implementation.client' }, ({ manifest }) => {
    manifest.implementation.client = '  '
  }),

  ...['551130001000', '+55 11 3000-1000', '+5500987654321', '+55113000100', '(11) 3000-1000', '+0123456789', '+１１'].map(
    (phone) =>
      wrong(`the phone ${phone}`, 'not-e164', { path: 'numbers.json', field: '0.phone', phone }, ({ numbers }) => {
        Object.assign(must(numbers[0]), { phone })
      }),
  ),
  wrong('one sender on two numbers', 'sender-twice', { path: 'numbers.json', field: '1.senderId' }, ({ numbers }) => {
    must(numbers[1]).senderId = must(numbers[0]).senderId
  }),
  wrong('a number under another’s key', 'key-differs', { path: 'numbers.json', key: '+5511988887777' }, ({ numbers }) => {
    must(numbers[1]).phone = '+5521999990001'
  }),
  wrong('a template under another’s name', 'key-differs', { path: pathOf(RETOMAR) }, (content) => {
    template(content, RETOMAR).name = 'outro'
  }),
  wrong('a template under another’s language', 'key-differs', { path: pathOf(RETOMAR) }, (content) => {
    template(content, RETOMAR).language = 'en'
  }),
  wrong('a trigger under the key of another kind', 'key-differs', { path: 'triggers.json' }, ({ triggers }) => {
    must(triggers[1]).key = 'status.any.any.x'
  }),

  ...(['providers', 'numbers', 'triggers'] as const).map((part) =>
    wrong(`one key twice in ${part}`, 'duplicate-key', { path: `${part}.json` }, (content) => {
      const rows: { key: string }[] = content[part]
      rows.push({ ...must(rows[0]), key: must(rows[0]).key.toUpperCase() })
    }),
  ),
  wrong('one variable twice', 'duplicate-key', { path: 'variables.json', key: 'NOME' }, ({ variables }) => {
    variables.push({ ...must(variables.find(({ token }) => token === 'NOME')) })
  }),
  wrong(
    'one status twice',
    'duplicate-name',
    { path: 'services.json', field: 'trees.1.requestTypes.0.statuses.3' },
    ({ services }) => {
      must(must(services.trees[1]).requestTypes[0]).statuses.push('Consulta marcada')
    },
  ),
  wrong('one status in two cases', 'duplicate-name', { path: 'services.json' }, ({ services }) => {
    must(must(services.trees[1]).requestTypes[0]).statuses.push('CONSULTA  marcada ')
  }),
  wrong('one request type twice', 'duplicate-name', { path: 'services.json' }, ({ services }) => {
    must(services.trees[1]).requestTypes.push({ name: 'Financeiro', statuses: [] })
  }),
  wrong('one request type with its accent stored in two ways', 'duplicate-name', { path: 'services.json' }, ({ services }) => {
    must(services.trees[1]).requestTypes.push({ name: 'Ação', statuses: [] }, { name: 'Ac\u0327a\u0303o', statuses: [] })
  }),
  wrong('one service tree twice', 'duplicate-name', { path: 'services.json', field: 'trees.2.name' }, ({ services }) => {
    services.trees.push({ name: 'whatsapp ativo', requestTypes: [] })
  }),

  wrong('a trigger of no number', 'broken-reference', { path: 'triggers.json', field: '0.number' }, ({ triggers }) => {
    must(triggers[0]).number = '+5511900000000'
  }),
  wrong('a trigger of no template', 'broken-reference', { path: 'triggers.json', field: '4.template' }, (content) => {
    statusAt(content, 4).template = 'x.pt_BR'
  }),
  wrong('a number of no account', 'broken-reference', { path: 'numbers.json', field: '0.account' }, ({ numbers }) => {
    must(numbers[0]).account = 'infobip-x'
  }),
  wrong(
    'a default template that is not there',
    'broken-reference',
    { path: 'numbers.json', field: '0.defaultTemplate' },
    ({ numbers }) => {
      must(numbers[0]).defaultTemplate = 'constructor'
    },
  ),
  wrong('a template of no account', 'broken-reference', { path: pathOf(RETOMAR), field: 'account' }, (content) => {
    template(content, RETOMAR).account = 'infobip-x'
  }),
  wrong(
    'a token that is not there',
    'broken-reference',
    { path: pathOf(BOLETO), field: 'bindings.1.source.token' },
    ({ variables }) => {
      variables.splice(
        variables.findIndex(({ token }) => token === 'VALOR'),
        1,
      )
    },
  ),
  wrong('a status that the service tree lacks', 'broken-reference', { path: 'triggers.json', field: '4.status' }, (content) => {
    statusAt(content, 4).status = 'Outro'
  }),
  wrong(
    'a status in other letters than the service tree',
    'broken-reference',
    { path: 'triggers.json', field: '4.status' },
    (content) => {
      statusAt(content, 4).status = 'BOLETO EMITIDO'
    },
  ),
  wrong(
    'a next status that the service tree lacks',
    'broken-reference',
    { path: 'triggers.json', field: '4.nextStatus' },
    (content) => {
      statusAt(content, 4).nextStatus = 'Sumido'
    },
  ),
  wrong(
    'a request type that the service tree lacks',
    'broken-reference',
    { path: 'triggers.json', field: '4.requestType' },
    (content) => {
      statusAt(content, 4).requestType = 'Sumido'
    },
  ),
  wrong('a service tree that is not there', 'broken-reference', { path: 'triggers.json', field: '4.serviceTree' }, (content) => {
    statusAt(content, 4).serviceTree = 'Sumida'
  }),
  wrong(
    'an isolated tree that is not there',
    'broken-reference',
    { path: 'services.json', field: 'isolatedTree' },
    ({ services }) => {
      services.isolatedTree = 'Sumida'
    },
  ),
  wrong(
    'a request type for chats that is not there',
    'broken-reference',
    { path: 'services.json', field: 'chatRequestType' },
    ({ services }) => {
      services.chatRequestType = 'Sumido'
    },
  ),
  wrong('no request type for chats', 'chat-request-type-missing', { trigger: 'chat.any.any' }, ({ services }) => {
    services.chatRequestType = null
  }),

  ...(['PENDING', 'REJECTED', 'PAUSED', 'DISABLED', 'DELETED', 'UNKNOWN', 'DRAFT'] as const).map((status) =>
    wrong(
      `a trigger on a template that is ${status}`,
      'template-not-approved',
      { path: 'triggers.json', field: '4.template', status },
      (content) => {
        template(content, BOLETO).status = status
      },
    ),
  ),
  wrong(
    'a default template that is not approved',
    'template-not-approved',
    { path: 'numbers.json', field: '0.defaultTemplate' },
    (content) => {
      template(content, RETOMAR).status = 'PENDING'
    },
  ),
  wrong(
    'a choice of the chat that is not approved',
    'template-not-approved',
    { path: 'triggers.json', field: '0.templates.0' },
    (content) => {
      template(content, CONSULTA).status = 'PAUSED'
    },
  ),
  wrong(
    'a template with an image',
    'template-unusable',
    { path: 'triggers.json', field: '4.template', reason: 'media-header' },
    (content) => {
      template(content, BOLETO).structure.header = { format: 'IMAGE', text: null }
    },
  ),
  wrong(
    'a button of an unknown kind',
    'template-unusable',
    { path: 'triggers.json', field: '4.template', reason: 'unsupported-part' },
    (content) => {
      template(content, BOLETO).structure.buttons.push({ type: 'OTHER', kind: 'FLOW', text: 'Abrir' })
      template(content, BOLETO).crmText.buttonUrls.push(null)
    },
  ),
  ...['javascript:alert(1)', '{{protocolo}}', 'https://{{protocolo}}', 'data:text/html,x', 'intent://x'].map((url) =>
    wrong(
      `a button that opens ${url}`,
      'button-address-refused',
      { path: pathOf(CONSULTA), field: 'structure.buttons.0.url' },
      (content) => {
        const one = template(content, CONSULTA)
        Object.assign(must(one.structure.buttons[0]), { type: 'URL', url })
      },
    ),
  ),
  wrong(
    'a body longer than WhatsApp takes',
    'text-too-long',
    { path: pathOf(BOLETO), field: 'structure.body', limit: 1024 },
    (content) => {
      const one = template(content, BOLETO)
      one.structure.body += ' x'.repeat(600)
      one.crmText.body += ' x'.repeat(600)
    },
  ),
  wrong('a footer too long', 'text-too-long', { path: pathOf(BOLETO), field: 'structure.footer', limit: 60 }, (content) => {
    const one = template(content, BOLETO)
    one.structure.footer = 'x'.repeat(61)
    one.crmText.footer = 'x'.repeat(61)
  }),
  wrong('a header too long', 'text-too-long', { path: pathOf(BOLETO), field: 'structure.header.text', limit: 60 }, (content) => {
    const one = template(content, BOLETO)
    one.structure.header = { format: 'TEXT', text: 'x'.repeat(61) }
    one.crmText.header = 'x'.repeat(61)
  }),
  wrong(
    'eleven buttons',
    'number-too-large',
    { path: pathOf(BOLETO), field: 'structure.buttons', value: 11, limit: 10 },
    (content) => {
      const one = template(content, BOLETO)
      one.structure.buttons = Array.from({ length: 11 }, (_, at) => ({ type: 'QUICK_REPLY', text: `Opção ${at}`, payload: null }))
      one.crmText.buttonUrls = one.structure.buttons.map(() => null)
    },
  ),
  wrong(
    'a button’s text too long',
    'text-too-long',
    { path: pathOf(CONSULTA), field: 'structure.buttons.0.text', limit: 25 },
    (content) => {
      must(template(content, CONSULTA).structure.buttons[0]).text = 'x'.repeat(26)
    },
  ),
  ...['{{nome}}', '%NOME%', '$NOME'].map((found) =>
    wrong(
      `${found} on a quick reply`,
      'looks-like-variable',
      { path: pathOf(BOLETO), field: 'structure.buttons.0.text', found },
      (content) => {
        const one = template(content, BOLETO)
        one.structure.buttons = [{ type: 'QUICK_REPLY', text: `Sou ${found}`, payload: null }]
        one.crmText.buttonUrls = [null]
      },
    ),
  ),
  wrong('two statuses that only an unseen sign tells apart', 'duplicate-name', { path: 'services.json' }, ({ services }) => {
    const { statuses } = must(must(services.trees[0]).requestTypes[0])
    statuses.push(`${must(statuses[0]).slice(0, 2)}\u200b${must(statuses[0]).slice(2)}`)
  }),
  wrong('a template of another sender', 'template-of-other-number', { path: 'triggers.json', field: '4.template' }, (content) => {
    statusAt(content, 4).number = '+551130001000'
  }),
  wrong(
    'a template of another WhatsApp account under the same key',
    'template-of-other-number',
    { path: 'triggers.json', field: '4.template' },
    (content) => {
      const { number } = statusAt(content, 4)
      must(content.numbers.find(({ key }) => key === number)).businessAccountId = '111'
      template(content, BOLETO).businessAccountId = '222'
    },
  ),
  wrong(
    'a template of another account',
    'template-of-other-number',
    { path: 'triggers.json', field: '4.template' },
    (content) => {
      content.providers.push({ ...must(content.providers[0]), key: 'zenvia-outra', label: 'Outra' })
      template(content, BOLETO).account = 'zenvia-outra'
    },
  ),
  wrong(
    'a default template of another number',
    'template-of-other-number',
    { path: 'numbers.json', field: '0.defaultTemplate' },
    ({ numbers }) => {
      must(numbers[0]).defaultTemplate = BOLETO
    },
  ),
  wrong(
    'a choice of another number',
    'template-of-other-number',
    { path: 'triggers.json', field: '0.templates.0' },
    ({ triggers }) => {
      Object.assign(must(triggers[0]), { templates: [BOLETO] })
    },
  ),
  wrong('a template that is there twice', 'template-twice', { path: pathOf(`${RETOMAR}~2`) }, ({ templates }) => {
    templates[`${RETOMAR}~2`] = must(templates[RETOMAR])
  }),
  wrong('a template of the provider without an id', 'remote-id-missing', { path: pathOf(RETOMAR) }, (content) => {
    template(content, RETOMAR).remoteId = null
  }),

  wrong('a placeholder that nothing fills', 'placeholder-unbound', { path: pathOf(BOLETO), placeholder: 'body.2' }, (content) => {
    template(content, BOLETO).bindings.splice(1, 1)
  }),
  wrong(
    'a binding that fills nothing',
    'binding-without-placeholder',
    { path: pathOf(RETOMAR), placeholder: 'body.9' },
    (content) => {
      template(content, RETOMAR).bindings.push({ ...must(template(content, BOLETO).bindings[0]), key: 'body.9' })
    },
  ),
  wrong('two bindings for one placeholder', 'duplicate-key', { path: pathOf(BOLETO), key: 'body.1' }, (content) => {
    template(content, BOLETO).bindings.push(must(template(content, BOLETO).bindings[0]))
  }),
  wrong(
    'one name filled in two ways',
    'binding-differs',
    { path: pathOf(CONSULTA), placeholder: 'buttons.0.protocolo' },
    (content) => {
      const { bindings } = template(content, CONSULTA)
      must(bindings.find(({ key }) => key === 'buttons.0.protocolo')).fallback = 'x'
    },
  ),
  ...(['header', 'body', 'footer'] as const).map((part) =>
    wrong(
      `a ${part} for the CRM that is another`,
      'crm-text-differs',
      { path: pathOf(CONSULTA), field: `crmText.${part}` },
      (content) => {
        template(content, CONSULTA).crmText[part] = 'Outro texto'
      },
    ),
  ),
  wrong('a token swapped in the CRM’s text', 'crm-text-differs', { path: pathOf(BOLETO), field: 'crmText.body' }, (content) => {
    const { crmText } = template(content, BOLETO)
    crmText.body = crmText.body.replace('%VALOR%', '%VENCIMENTO%')
  }),
  wrong(
    'an address for the CRM that is another',
    'crm-text-differs',
    { path: pathOf(CONSULTA), field: 'crmText.buttonUrls' },
    (content) => {
      template(content, CONSULTA).crmText.buttonUrls[0] = 'https://evil.example/%PROTOCOLO%'
    },
  ),
  wrong('an address too few', 'crm-text-differs', { path: pathOf(CONSULTA), field: 'crmText.buttonUrls' }, (content) => {
    template(content, CONSULTA).crmText.buttonUrls.pop()
  }),

  wrong(
    'a training account in production',
    'training-in-production',
    { path: 'providers.json', field: '0.mode' },
    ({ providers }) => {
      Object.assign(must(providers[0]), { mode: 'training', settings: {} })
    },
  ),
  ...[
    'http://api.zenvia.com/v2',
    'https://user:pass@api.zenvia.com/v2',
    'ftp://api.zenvia.com',
    'api.zenvia.com/v2',
    'https://api.zenvia.com/v2/',
  ].map((address) =>
    wrong(
      `the address ${address}`,
      'address-refused',
      { path: 'providers.json', field: '0.settings.baseUrl' },
      ({ providers }) => {
        must(providers[0]).settings.baseUrl = address
      },
    ),
  ),
  wrong('no address', 'setting-missing', { path: 'providers.json', field: '0.settings.baseUrl' }, ({ providers }) => {
    must(providers[0]).settings = {}
  }),
  wrong('a token among the settings', 'unknown-setting', { path: 'providers.json', setting: 'apiToken' }, ({ providers }) => {
    must(providers[0]).settings.apiToken = 's3cret'
  }),
  wrong(
    'the address of this machine in production, and nobody answers for it',
    'open-point-missing',
    { point: 'account-on-this-machine' },
    ({ providers }) => {
      must(providers[0]).settings.baseUrl = 'http://127.0.0.1:8080'
    },
  ),
  wrong(
    'no consent term in production, and nobody answers for it',
    'open-point-missing',
    { point: 'consent-term-missing' },
    ({ consent }) => {
      consent.term = null
    },
  ),

  wrong('two triggers on one status', 'same-place-twice', { path: 'triggers.json', field: '5' }, ({ triggers }) => {
    triggers.push({ ...must(triggers[4]), key: 'status.whatsapp-ativo.financeiro.boleto-emitido~2' })
  }),
  wrong(
    'a trigger for any place on the status of another',
    'same-place-twice',
    { path: 'triggers.json', field: '5' },
    (content) => {
      content.triggers.push({
        ...statusAt(content, 4),
        key: 'status.any.any.boleto-emitido',
        serviceTree: null,
        requestType: null,
      })
      addService(content, null, null, 'Boleto emitido')
    },
  ),
  wrong('the very same button twice', 'same-place-twice', { path: 'triggers.json', field: '5' }, ({ triggers }) => {
    triggers.push({ ...must(triggers[1]), key: 'operate.whatsapp-ativo.agendamento~2' })
  }),
  wrong('the chat screen twice', 'same-place-twice', { path: 'triggers.json', field: '5' }, ({ triggers }) => {
    triggers.push({ ...must(triggers[0]), key: 'chat.any.any~2' })
  }),
  wrong('a status that leads to itself', 'status-loop', { path: 'triggers.json', field: '4.nextStatus' }, (content) => {
    Object.assign(statusAt(content, 4), { nextStatus: 'Boleto emitido', oncePerTicket: false })
  }),
  wrong(
    'two statuses that lead to each other',
    'status-loop',
    { path: 'triggers.json', field: '3.nextStatus', steps: 'Consulta marcada → Paciente avisado → Consulta marcada' },
    (content) => {
      content.triggers.push({
        ...statusAt(content, 3),
        key: 'status.x',
        status: 'Paciente avisado',
        nextStatus: 'Consulta marcada',
      })
    },
  ),
  wrong('three statuses that lead to each other', 'status-loop', { path: 'triggers.json', field: '3.nextStatus' }, (content) => {
    const step = statusAt(content, 3)
    content.triggers.push({ ...step, key: 'status.x', status: 'Paciente avisado', nextStatus: 'Encerrado' })
    content.triggers.push({ ...step, key: 'status.y', status: 'Encerrado', nextStatus: 'Consulta marcada' })
  }),

  wrong(
    'a sequence that no database counts to',
    'number-too-large',
    { path: 'manifest.json', field: 'sequence' },
    ({ manifest }) => {
      manifest.sequence = Number.MAX_SAFE_INTEGER
    },
  ),
  wrong(
    'a variable longer than any column',
    'number-too-large',
    { path: 'variables.json', field: '0.maxLength' },
    ({ variables }) => {
      must(variables[0]).maxLength = 2_147_483_648
    },
  ),
  wrong('no trigger at all', 'empty-list', { path: 'triggers.json' }, ({ triggers }) => triggers.splice(0)),
  wrong('nothing at all', 'empty-list', { path: 'numbers.json' }, (content) => {
    content.triggers.splice(0)
    content.numbers.splice(0)
    content.providers.splice(0)
    content.templates = {}
  }),
  ...(
    [
      ['withPhone', { withPhone: 99 }],
      ['invalidPhone', { invalidPhone: 99 }],
      ['duplicates', { duplicates: 99 }],
      ['alreadyOptedIn', { alreadyOptedIn: 99 }],
      ['withEvidence', { refused: 99 }],
      ['toUpdate', { toUpdate: 1 }],
    ] as const
  ).map(([field, more]) =>
    wrong(
      `a plan whose ${field} can’t be`,
      'figures-disagree',
      { path: 'consent.json', field: `plan.figures.${field}` },
      ({ consent }) => {
        const figures = { ...NO_FIGURES, contacts: 50, withPhone: 50, ...more }
        Object.assign(consent, { plan: { figures, planHash: '0'.repeat(64), signed: true } })
      },
    ),
  ),
  wrong('a plan that marks more contacts than there are', 'figures-disagree', { path: 'consent.json' }, ({ consent }) => {
    const figures = { ...NO_FIGURES, contacts: 1, toUpdate: 2 }
    Object.assign(consent, { plan: { figures, planHash: '0'.repeat(64), signed: true } })
  }),
]
