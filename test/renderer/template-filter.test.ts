import { describe, expect, it } from 'vitest'
import type { TemplateRow } from '#core/contract'
import {
  facetsOf,
  filterTemplates,
  indexTemplates,
  NO_FILTER,
  type TemplateFilter,
} from '../../src-renderer/pages/templates/template-filter.ts'

const SYNCED = '2026-11-20T12:00:00.000Z'

const row = (name: string, text: string, more: Partial<TemplateRow> = {}): TemplateRow => ({
  id: `${name}.${more.language ?? 'pt_BR'}.${more.accountId ?? 'zenvia'}`,
  accountId: 'zenvia',
  senderId: null,
  poolId: null,
  origin: 'provider',
  name,
  language: 'pt_BR',
  category: 'UTILITY',
  text,
  status: 'APPROVED',
  statusRaw: 'APPROVED',
  quality: 'UNKNOWN',
  missingSince: null,
  firstSeenAt: '2026-10-01T12:00:00.000Z',
  changedAt: '2026-11-01T12:00:00.000Z',
  unusable: [],
  placeholders: 0,
  mappingErrors: 0,
  ...more,
})

const rows = [
  row('aviso_boleto_v1', 'Seu boleto vence amanhã', { mappingErrors: 1, placeholders: 2 }),
  row('boas_vindas', 'Olá 🎉', { unusable: [{ reason: 'emoji', detail: '🎉' }], changedAt: SYNCED }),
  row('fila', 'Sua posição', { status: 'REJECTED', unusable: [{ reason: 'not-approved', detail: 'REJECTED' }] }),
  row('lembrete', 'Até já', {
    accountId: 'infobip',
    senderId: '5511930000001',
    language: 'en',
    category: 'MARKETING',
    origin: 'manual',
    changedAt: SYNCED,
  }),
  row('saiu', 'Foi', { missingSince: SYNCED, changedAt: SYNCED, unusable: [{ reason: 'missing', detail: SYNCED }] }),
]
const index = indexTemplates(rows)
const fresh = row('novo', 'Chegou agora', { firstSeenAt: SYNCED, changedAt: SYNCED })
const found = (filter: Partial<TemplateFilter>): string[] =>
  filterTemplates(index, { ...NO_FILTER, ...filter }).map(({ row: { name } }) => name)

describe('filterTemplates', () => {
  it('shows everything, also what the CRM cannot use, until asked otherwise', () => {
    expect(found({})).toEqual(rows.map(({ name }) => name))
  })

  it('finds every typed word in any order, accents and case aside', () => {
    expect(found({ text: 'AMANHA boleto' })).toEqual(['aviso_boleto_v1'])
    expect(found({ text: 'boleto fila' })).toEqual([])
    expect(found({ text: '  ' })).toHaveLength(rows.length)
  })

  it('separates usable from unusable, by status and by reason', () => {
    expect(found({ show: 'usable' })).toEqual(['aviso_boleto_v1', 'lembrete'])
    expect(found({ show: 'unusable' })).toEqual(['boas_vindas', 'fila', 'saiu'])
    expect(found({ status: 'REJECTED' })).toEqual(['fila'])
    expect(found({ reason: 'emoji' })).toEqual(['boas_vindas'])
  })

  it('takes neither a pending nor a missing template for an unsupported one', () => {
    expect(found({ reason: 'unsupported' })).toEqual(['boas_vindas'])
  })

  it('narrows by account, sender, language, category, hand and open mapping', () => {
    expect(found({ accountId: 'infobip' })).toEqual(['lembrete'])
    expect(found({ senderId: '5511930000001' })).toEqual(['lembrete'])
    expect(found({ language: 'en' })).toEqual(['lembrete'])
    expect(found({ category: 'MARKETING' })).toEqual(['lembrete'])
    expect(found({ manual: true })).toEqual(['lembrete'])
    expect(found({ unmapped: true })).toEqual(['aviso_boleto_v1'])
    expect(found({ unmapped: true, category: 'MARKETING' })).toEqual([])
  })

  it('leads from a sync to what it brought or changed at that account, not to what went missing', () => {
    expect(found({ sync: { accountId: 'zenvia', endedAt: SYNCED, what: 'changed' } })).toEqual(['boas_vindas'])
    const added = { ...NO_FILTER, sync: { accountId: 'zenvia', endedAt: SYNCED, what: 'added' as const } }
    expect(filterTemplates(indexTemplates([...rows, fresh]), added).map(({ row: { name } }) => name)).toEqual(['novo'])
  })
})

describe('facetsOf', () => {
  it('names what the rows differ in, each once; a reason beyond approval only', () => {
    expect(facetsOf(rows)).toEqual({
      senderIds: ['5511930000001'],
      languages: ['en', 'pt_BR'],
      categories: ['MARKETING', 'UTILITY'],
      statuses: ['APPROVED', 'REJECTED'],
      reasons: ['emoji', 'missing'],
      hasManual: true,
      hasUnmapped: true,
    })
  })
})
