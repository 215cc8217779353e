import { describe, expect, it } from 'vitest'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import {
  freeLabel,
  initialSettings,
  lacksSettings,
  leadsElsewhere,
  refusedAddress,
  settingFields,
} from '../../src-renderer/pages/provider/provider-fields.ts'

const provider: ProviderDescriptor = {
  id: 'infobip',
  label: 'Infobip',
  portalUrl: null,
  fields: [
    { name: 'baseUrl', secret: false, required: true, initial: '', address: true },
    { name: 'timeout', secret: false, required: true, initial: '30', address: false },
    { name: 'note', secret: false, required: false, initial: '', address: false },
    { name: 'apiKey', secret: true, required: true, initial: '', address: false },
  ],
  capabilities: {
    createTemplate: true,
    editTemplate: true,
    deleteTemplate: true,
    reviewStages: ['meta'],
    tellsRejectionReason: false,
    editing: { statuses: ['APPROVED'], approvedPerDay: 1, approvedPer30Days: 10 },
    deletesBy: 'name',
    createPerHour: 100,
    listSenders: false,
    checkSenders: true,
    delivery: 'webhook',
    placeholderScope: 'component',
    placeholderStyle: 'positional',
    sendsById: false,
    senderIdIsPhone: true,
  },
}

describe('the account form', () => {
  it('asks what has to be typed, folds what has a value already, and leaves the credential to its own field', () => {
    const { asked, advanced } = settingFields(provider)
    expect(asked.map(({ name }) => name)).toEqual(['baseUrl'])
    expect(advanced.map(({ name }) => name)).toEqual(['timeout', 'note'])
    expect(initialSettings(provider)).toEqual({ baseUrl: '', timeout: '30', note: '' })
  })

  it('is not complete while something asked is blank', () => {
    expect(lacksSettings(provider, { baseUrl: ' ', timeout: '30' })).toBe(true)
    expect(lacksSettings(provider, { baseUrl: 'https://x.test', timeout: '' })).toBe(false)
  })

  it('proposes a name that no other account has', () => {
    expect(freeLabel('Infobip', [])).toBe('Infobip')
    expect(freeLabel('Infobip', ['Infobip', 'Infobip 2'])).toBe('Infobip 3')
  })

  it('asks for the credential again where an edit leads elsewhere, and only there', () => {
    const settings = { baseUrl: 'https://a.test/v2', timeout: '30', note: '' }
    const account = { provider: 'infobip', settings } as unknown as ProviderAccount
    const leads = (changed: Record<string, string>): boolean => leadsElsewhere(provider, account, { ...settings, ...changed })
    expect(leads({})).toBe(false)
    expect(leads({ baseUrl: ' A.test/v2/ ' })).toBe(false)
    expect(leads({ baseUrl: 'https://a.test.evil.test/v2' })).toBe(true)
    expect(leads({ baseUrl: 'https://a.test:8443/v2' })).toBe(true)
    expect(leads({ note: 'another account' })).toBe(true)
    expect(refusedAddress(provider, { ...settings, baseUrl: 'http://a.test' })).toBe('baseUrl')
    expect(refusedAddress(provider, settings)).toBeNull()
  })
})
