import { check } from './check.ts'
import { SCENARIOS } from './scenarios.ts'
import { RULES } from './moves.ts'
for (const rule of RULES) {
  const all: [string, string, number][] = []
  for (const s of SCENARIOS) {
    if (s.name === 'a correction, hours' || s.name==='a split, hours') continue
    const r = check(s, new Set([rule]), { states: 60000 })
    for (const [w, t] of r.violations) all.push([s.name, w.slice(0,60), t.length])
  }
  all.sort((a, b) => a[2] - b[2])
  console.log(rule, '=>', all.length ? all.slice(0, 3).map((x) => x.join(' | ')) : 'NOTHING')
}
