import { describe, expect, it } from 'vitest'
import type { ProviderDescriptor } from '#core/provider'
import { freeLabel, initialSettings, lacksSettings, settingFields } from '../../src-renderer/pages/provider/provider-fields.ts'

const provider: ProviderDescriptor = {
  id: 'infobip',
  label: 'Infobip',
  portalUrl: null,
  fields: [
    { name: 'baseUrl', secret: false, required: true, initial: '' },
    { name: 'timeout', secret: false, required: true, initial: '30' },
    { name: 'note', secret: false, required: false, initial: '' },
    { name: 'apiKey', secret: true, required: true, initial: '' },
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
})
