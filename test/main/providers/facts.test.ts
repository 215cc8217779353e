import { expect, it } from 'vitest'
import { PROVIDER_FACTS, PROVIDER_IDS } from '#core/provider'
import { providers } from '../../../src-main/providers/index.ts'

it.each(PROVIDER_IDS)('what a bundle of %s is held against is what its adapter says', (id) => {
  const { fields, capabilities } = providers[id].descriptor
  expect(PROVIDER_FACTS[id]).toEqual({
    settings: fields.filter(({ secret }) => !secret).map(({ name }) => name),
    addresses: fields.filter(({ address }) => address).map(({ name }) => name),
    placeholderScope: capabilities.placeholderScope,
    // The contract suite sends to one.
    takesUserIds: true,
  })
})
