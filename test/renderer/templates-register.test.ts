import { describe, expect, it } from 'vitest'
import type { StoredTemplate } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import {
  contentOf,
  draftOf,
  isNamedThoughNumbered,
  newDraft,
  problemsOf,
  type RegisterDraft,
  warningsOf,
} from '../../src-renderer/pages/templates/register/registration.ts'

const provider = (sendsById: boolean, placeholderStyle: 'named' | 'positional'): ProviderDescriptor => ({
  id: 'zenvia',
  label: 'Zenvia',
  fields: [],
  capabilities: {
    createTemplate: true,
    editTemplate: true,
    deleteTemplate: true,
    reviewStages: ['meta'],
    tellsRejectionReason: true,
    editing: { statuses: ['APPROVED'], approvedPerDay: 1, approvedPer30Days: 10 },
    deletesBy: 'name',
    createPerHour: 100,
    listSenders: false,
    checkSenders: false,
    delivery: 'poll',
    placeholderScope: 'template',
    placeholderStyle,
    sendsById,
    senderIdIsPhone: true,
  },
  portalUrl: null,
})
const zenvia = provider(true, 'named')
const infobip = provider(false, 'positional')

const draft = (more: Partial<RegisterDraft> = {}): RegisterDraft => ({
  ...newDraft([], []),
  name: 'aviso_boleto_v1',
  remoteId: 'a5fae0a6',
  body: 'Oi {nome}, vence em {{data}}.',
  ...more,
})

describe('contentOf', () => {
  it('stores the portal’s single braces doubled, in header, body and link', () => {
    const content = contentOf(
      draft({ header: 'Pedido {n}', buttons: [{ id: 1, type: 'URL', text: 'Ver', target: 'https://ex.test/{token}' }] }),
    )
    expect(content.header?.text).toBe('Pedido {{n}}')
    expect(content.body.text).toBe('Oi {{nome}}, vence em {{data}}.')
    expect(content.buttons).toEqual([{ type: 'URL', text: 'Ver', url: 'https://ex.test/{{token}}' }])
  })

  it('leaves out a header and a footer that hold nothing', () => {
    const content = contentOf(draft({ header: ' ', footer: '' }))
    expect('header' in content || 'footer' in content).toBe(false)
  })

  it('comes back as the same form', () => {
    const typed = draft({
      header: 'Pedido {{n}}',
      body: 'Oi {{nome}}.',
      footer: 'Financeiro',
      buttons: [
        { id: 0, type: 'URL', text: 'Ver', target: 'https://ex.test' },
        { id: 1, type: 'PHONE_NUMBER', text: 'Ligar', target: '+5511930000001' },
        { id: 2, type: 'QUICK_REPLY', text: 'Sim', target: '' },
        { id: 3, type: 'COPY_CODE', text: '', target: '' },
      ],
    })
    const stored = {
      accountId: typed.accountId,
      senderId: typed.senderId,
      remoteId: typed.remoteId,
      status: typed.status,
      content: contentOf(typed),
    } as StoredTemplate
    expect(draftOf(stored)).toEqual(typed)
  })
})

describe('problemsOf', () => {
  it('asks for the provider’s id only where the provider sends by it', () => {
    expect(problemsOf(draft({ remoteId: ' ' }), zenvia)).toEqual(['remoteIdMissing'])
    expect(problemsOf(draft({ remoteId: '' }), infobip)).toEqual([])
  })

  it('asks for a name, a body and a language as a portal writes it', () => {
    expect(problemsOf(draft({ name: ' ', body: '', language: 'português' }), zenvia)).toEqual([
      'nameMissing',
      'languageWrong',
      'bodyMissing',
    ])
  })

  it('asks for a button’s target, and for its text except where WhatsApp has its own', () => {
    const button = { id: 1, text: '', target: '' }
    expect(problemsOf(draft({ buttons: [{ ...button, type: 'QUICK_REPLY' }] }), zenvia)).toEqual(['buttonIncomplete'])
    expect(problemsOf(draft({ buttons: [{ ...button, type: 'URL', text: 'Ver' }] }), zenvia)).toEqual(['buttonIncomplete'])
    expect(problemsOf(draft({ buttons: [{ ...button, type: 'COPY_CODE' }] }), zenvia)).toEqual([])
  })
})

describe('warningsOf', () => {
  const warnings = (more: Partial<RegisterDraft>, of = zenvia): unknown[] =>
    warningsOf(contentOf(draft(more)), of).map(({ rule, component, start, end }) => [rule, component, start, end])

  it('has nothing to say of an ordinary template, nor of what only matters before an approval', () => {
    expect(warnings({ body: 'Oi {nome}' })).toEqual([])
  })

  it('shows emojis, which the CRM cannot read, wherever they are read', () => {
    expect(warnings({ body: 'Oi 🎉', buttons: [{ id: 0, type: 'QUICK_REPLY', text: 'Sim ✅', target: '' }] })).toEqual([
      ['CRM-EMOJI', 'body', 3, 5],
      ['CRM-EMOJI', 'buttons.0.text', 4, 5],
    ])
  })

  it('doubts a name with capitals', () => {
    expect(warnings({ name: 'Aviso Boleto' })).toEqual([['NAME-CHARSET', 'name', 0, 12]])
  })

  it('points at braces that make no variable, and at numbers beside names', () => {
    expect(warnings({ body: 'Oi {nome do cliente}!' })).toEqual([['VAR-BRACES', 'body', 3, 20]])
    expect(warnings({ body: 'Oi {{nome}, vence.' })).toEqual([['VAR-BRACES', 'body', 3, 10]])
    expect(warnings({ body: 'Oi {nome}, {1} vence.' })).toEqual([['VAR-MIX', 'body', 13, 18]])
  })

  it('doubts a number that is skipped where a provider counts in each text', () => {
    expect(warnings({ body: 'Oi {1}, vence em {3}.' }, infobip)).toHaveLength(1)
  })
})

describe('isNamedThoughNumbered', () => {
  const isNamed = (body: string, of = infobip): boolean => isNamedThoughNumbered(contentOf(draft({ body })), of)

  it('doubts named variables only at a provider that numbers them', () => {
    expect(isNamed('Oi {nome}')).toBe(true)
    expect(isNamed('Oi {1}')).toBe(false)
    expect(isNamed('Oi {nome}', zenvia)).toBe(false)
  })
})
