import { expect, it } from 'vitest'
import type { Finding, Severity } from '#core/lint'
import { draftState } from '../../src-renderer/pages/templates/draft-state.ts'

const finding = (severity: Severity): Finding => ({
  rule: 'BODY-LEN',
  messageId: 'tooLong',
  severity,
  component: 'body',
  start: 0,
  end: 0,
  data: {},
  fix: null,
  suggest: [],
})
const draft = { id: 'd' }

it('lets a draft be ticked that nothing stands against, and counts what will be asked about', () => {
  expect(draftState(draft, [], [])).toEqual({ kind: 'ready', warnings: 0 })
  expect(draftState(draft, [finding('warn'), finding('info')], [])).toEqual({ kind: 'ready', warnings: 1 })
})

it('blocks one that the provider would refuse', () => {
  expect(draftState(draft, [finding('warn'), finding('error')], [])).toEqual({ kind: 'blocked', errors: 1 })
})

it('says that it waits already, whatever is found in it', () => {
  const queued = [{ draftId: 'd', state: 'queued' as const }]
  expect(draftState(draft, [finding('error')], queued)).toEqual({ kind: 'queued' })
  expect(draftState(draft, [], [{ draftId: 'other', state: 'queued' }])).toEqual({ kind: 'ready', warnings: 0 })
})

it('lets one go again that was sent before', () => {
  expect(draftState(draft, [], [{ draftId: 'd', state: 'sent' }])).toEqual({ kind: 'ready', warnings: 0 })
})

it('says nothing before it is checked', () => {
  expect(draftState(draft, null, [])).toEqual({ kind: 'checking' })
})
