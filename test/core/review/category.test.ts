import { describe, expect, it } from 'vitest'
import { categoryEffect, SHIPPED_PRICES } from '#core/review'

const free = { ...SHIPPED_PRICES, perMessage: { MARKETING: 0.3, UTILITY: 0, AUTHENTICATION: 0 } }

describe('categoryEffect', () => {
  it('tells that marketing costs nine times as much as utility in the shipped table', () => {
    const effect = categoryEffect('UTILITY', 'MARKETING', SHIPPED_PRICES)
    expect(effect?.factor).toBeCloseTo(9.19, 2)
    expect(effect?.perMessage).toEqual({ requested: 0.035, returned: 0.3217 })
    expect(effect?.perThousand).toBeCloseTo(286.7, 5)
  })

  it('tells what became cheaper, too', () => {
    expect(categoryEffect('MARKETING', 'UTILITY', SHIPPED_PRICES)?.perThousand).toBeCloseTo(-286.7, 5)
  })

  it('says nothing where the category is the one that was asked for', () => {
    expect(categoryEffect('UTILITY', 'UTILITY', SHIPPED_PRICES)).toBeNull()
  })

  it('says nothing of a category without a price', () => {
    expect(categoryEffect('TRANSACTIONAL', 'MARKETING', SHIPPED_PRICES)).toBeNull()
    expect(categoryEffect('UTILITY', 'ACCOUNT_UPDATE', SHIPPED_PRICES)).toBeNull()
  })

  it('has no factor where the requested one costs nothing', () => {
    expect(categoryEffect('UTILITY', 'MARKETING', free)).toEqual({
      factor: null,
      perMessage: { requested: 0, returned: 0.3 },
      perThousand: 300,
    })
  })
})
