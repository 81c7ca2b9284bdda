import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { checkCombined } from './combined/check.ts'
import { COMBINED, COMBINED_RULES } from './combined/scenarios.ts'
import type { Wrong } from './combined/context.ts'
import { LARGE, SCENARIOS } from './scenarios.ts'
import { BELTS, RULES, type Rule } from './switches.ts'

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

function scenarioOf(name: string) {
  const scenario = [...SCENARIOS, ...LARGE].find((one) => one.name === name)
  if (!scenario) throw new Error(`there is no scenario ${name}`)
  return scenario
}

const without = (rules: readonly Rule[], scenario: string) =>
  check(scenarioOf(scenario), new Set(rules), { states: 60_000, stop_at_first: true })

describe('a rule that is switched off', { timeout: TIMEOUT_MS }, () => {
  it.each(Object.entries(RULES) as [Rule, string][])('"%s" is missed by %s', (rule, scenario) => {
    expect(without([rule], scenario).violations.size).toBeGreaterThan(0)
  })

  it.each(Object.entries(BELTS) as [Rule, { other: Rule; scenario: string }][])(
    '"%s" is missed once another rule is switched off, too',
    (rule, { other, scenario }) => {
      for (const alone of [rule, other]) {
        const { violations, complete } = without([alone], scenario)
        expect(Object.fromEntries(violations)).toEqual({})
        expect(complete).toBe(true)
      }
      expect(without([rule, other], scenario).violations.size).toBeGreaterThan(0)
    },
  )
})

describe('two payments in one upload', { timeout: TIMEOUT_MS }, () => {
  it.each(COMBINED.map((scenario) => [scenario.name, scenario] as const))(
    '%s: every interleaving keeps the promise',
    (_name, scenario) => {
      const { violations, complete } = checkCombined(scenario)
      expect(Object.fromEntries(violations)).toEqual({})
      expect(complete).toBe(true)
    },
  )

  it.each(Object.entries(COMBINED_RULES) as [Wrong, string][])(
    '"%s" is missed by %s',
    (rule, name) => {
      const scenario = COMBINED.find((one) => one.name === name)
      if (!scenario) throw new Error(`there is no scenario ${name}`)
      expect(checkCombined(scenario, new Set([rule])).violations.size).toBeGreaterThan(0)
    },
  )
})
