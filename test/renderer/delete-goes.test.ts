import { expect, it } from 'vitest'
import type { TemplateRow } from '#core/contract'
import { goesWith, locksName } from '../../src-renderer/studio/submit/deleted-with.ts'

const row = (id: string, name: string, part: Partial<TemplateRow> = {}): TemplateRow => ({
  id,
  accountId: 'a',
  senderId: null,
  poolId: null,
  origin: 'provider',
  name,
  language: 'pt_BR',
  category: 'UTILITY',
  text: '',
  status: 'APPROVED',
  statusRaw: 'APPROVED',
  quality: 'UNKNOWN',
  missingSince: null,
  firstSeenAt: '2026-10-01T12:00:00.000Z',
  changedAt: '2026-11-01T12:00:00.000Z',
  unusable: [],
  placeholders: 0,
  mappingErrors: 0,
  ...part,
})
const aviso = row('pt', 'aviso')
const rows = [aviso, row('en', 'aviso', { language: 'en' }), row('other', 'aviso', { accountId: 'b' }), row('v2', 'aviso_v2')]

it('takes every language of the account along where a deletion goes by name', () => {
  expect(goesWith(aviso, rows, { deletesBy: 'name' }).map(({ id }) => id)).toEqual(['pt', 'en'])
})

it('takes only itself where it goes by id', () => {
  expect(goesWith(aviso, rows, { deletesBy: 'id' }).map(({ id }) => id)).toEqual(['pt'])
})

it('locks the name only of what was approved', () => {
  expect(locksName([row('x', 'x', { status: 'REJECTED' }), row('y', 'x', { status: 'PENDING' })])).toBe(false)
  expect(locksName([row('x', 'x', { status: 'REJECTED' }), row('y', 'x', { status: 'PAUSED' })])).toBe(true)
})
