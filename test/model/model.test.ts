import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { RULES, type Rule } from './switches.ts'
import { LARGE, SCENARIOS } from './scenarios.ts'

const TIMEOUT_MS = 120_000

describe('every interleaving', { timeout: TIMEOUT_MS }, () => {
  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    'of %s keeps the promise',
    (_name, scenario) => {
      const { violations, complete } = check(scenario)
      expect(Object.fromEntries(violations)).toEqual({})
      expect(complete).toBe(true)
    },
  )
})

describe('a rule that is switched off', { timeout: TIMEOUT_MS }, () => {
  it.each(Object.entries(RULES) as [Rule, string][])('"%s" is missed by %s', (rule, name) => {
    const scenario = [...SCENARIOS, ...LARGE].find((one) => one.name === name)
    if (!scenario) throw new Error(`there is no scenario ${name}`)
    const { violations } = check(scenario, new Set([rule]), {
      states: 60_000,
      stop_at_first: true,
    })
    expect(violations.size).toBeGreaterThan(0)
  })
})
