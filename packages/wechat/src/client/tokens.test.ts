import { describe, expect, it } from 'vitest'
import { cachedTokens } from './tokens.ts'

const HOUR_MS = 3_600_000
const YEAR_MS = 365 * 24 * HOUR_MS

describe('a token source', () => {
  const source = () => {
    let now = 1_000_000_000_000
    let renewals = 0
    const tokens = cachedTokens({
      now: () => now,
      renew() {
        renewals += 1
        return Promise.resolve({ access_token: `token-${renewals}`, expires_in: 7200 })
      },
    })
    const pass = (ms: number) => {
      now += ms
    }
    return { get: () => tokens.get(), pass }
  }

  it('keeps a token until its last minute', async () => {
    const { get, pass } = source()
    expect(await get()).toBe('token-1')
    pass(2 * HOUR_MS - 61_000)
    expect(await get()).toBe('token-1')
    pass(2_000)
    expect(await get()).toBe('token-2')
  })

  it('does not keep one of a clock that was ahead', async () => {
    const { get, pass } = source()
    pass(YEAR_MS)
    expect(await get()).toBe('token-1')
    pass(-YEAR_MS)
    expect(await get()).toBe('token-2')
  })
})
