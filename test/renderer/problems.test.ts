import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { ConnectionLost } from '../../src-renderer/connection/channel.ts'
import { isAbort, toProblem } from '../../src-renderer/shared/problems.ts'

describe('toProblem', () => {
  it('passes the contract’s own problem on, with the provider’s words', () => {
    const data = { code: 'provider-auth', data: { hint: '401' }, raw: 'Invalid token' }
    expect(toProblem(new ORPCError('PROBLEM', { defined: true, data }))).toEqual(data)
  })

  it('tells a lost connection from everything else', () => {
    expect(toProblem(new ConnectionLost('gone')).code).toBe('disconnected')
  })

  it('calls refused input invalid, and keeps the text of what nobody expected', () => {
    expect(toProblem(new ORPCError('BAD_REQUEST')).code).toBe('invalid')
    expect(toProblem(new Error('boom'))).toEqual({ code: 'internal', data: {}, raw: 'boom' })
    expect(toProblem('odd')).toEqual({ code: 'internal', data: {}, raw: 'odd' })
  })
})

it('knows a cancelled call', () => {
  expect(isAbort(new DOMException('stop', 'AbortError'))).toBe(true)
  expect(isAbort(new Error('stop'))).toBe(false)
})
