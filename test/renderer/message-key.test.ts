import { describe, expect, it } from 'vitest'
import { createMessageKeys } from '../../src-renderer/pages/test/message-key.ts'

const keys = () => {
  let count = 0
  return createMessageKeys(() => `key-${++count}`)
}

describe('the key of a test message', () => {
  it('stays the same while the message does, so a double click sends once', () => {
    const { keyOf } = keys()
    expect(keyOf({ recipient: '+55119', templateId: 't' })).toBe(keyOf({ recipient: '+55119', templateId: 't' }))
  })

  it('changes with the message, so that another phone never gets the first answer', () => {
    const { keyOf } = keys()
    expect(keyOf({ recipient: 'a' })).not.toBe(keyOf({ recipient: 'b' }))
  })

  it('is new after a result', () => {
    const { keyOf, settle } = keys()
    const first = keyOf({ recipient: 'a' })
    settle()
    expect(keyOf({ recipient: 'a' })).not.toBe(first)
  })
})
