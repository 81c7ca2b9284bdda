/** `pnpm model [--all] [--only name]`: checks every interleaving, prints the shortest trace of what breaks. */
import { parseArgs } from 'node:util'
import { check } from './check.ts'
import { checkCombined } from './combined/check.ts'
import { COMBINED, COMBINED_LARGE } from './combined/scenarios.ts'
import type { Limits } from './explore.ts'
import { LARGE, SCENARIOS } from './scenarios.ts'

const { values } = parseArgs({
  options: { all: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const runs = [
  ...[...SCENARIOS, ...(values.all ? LARGE : [])].map((scenario) => ({
    name: scenario.name,
    run: (limits: Limits) => check(scenario, new Set(), limits),
  })),
  ...[...COMBINED, ...(values.all ? COMBINED_LARGE : [])].map((scenario) => ({
    name: scenario.name,
    run: (limits: Limits) => checkCombined(scenario, new Set(), limits),
  })),
]
const wanted = runs.filter(({ name }) => values.only === undefined || name.includes(values.only))
let [states, transitions, violations] = [0, 0, 0]
for (const { name, run } of wanted) {
  const result = run({
    ...(process.stderr.isTTY && {
      onProgress: (count, depth) =>
        void process.stderr.write(`\r${name}: ${count} states, depth ${depth} …`),
    }),
    states: values.all ? 700_000 : 3_000_000,
  })
  states += result.states
  transitions += result.transitions
  violations += result.violations.size + (result.complete ? 0 : 1)
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
  console.log(
    `${result.violations.size === 0 && result.complete ? '✓' : '✗'} ${name}: ${result.states} states, ${result.transitions} transitions, depth ${result.depth}, ${result.seconds.toFixed(1)} s${result.complete ? '' : ', not complete'}`,
  )
  for (const [what, trace] of result.violations) {
    console.log(`  ${what} (${trace.length} steps)`)
    for (const [at, step] of trace.entries()) console.log(`    ${at + 1}. ${step}`)
  }
}
console.log(`model: ${states} states, ${transitions} transitions, ${violations} violations`)
process.exitCode = violations === 0 ? 0 : 1
