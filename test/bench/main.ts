/** `pnpm bench [name …]`: prints figures, and writes them into docs/BENCHMARKS.md. */
import { parseArgs } from 'node:util'
import { benchPush } from './push.ts'
import type { Bench } from './figures.ts'
import { benchBuyer } from "./buyer.ts"; import { benchShipping } from "./shipping.ts"
const benches: Record<string, Bench> = { push: benchPush, buyer: benchBuyer, shipping: benchShipping }
const { positionals } = parseArgs({ allowPositionals: true })
for (const name of positionals) {
  const figures = await benches[name]!((line) => console.error(line))
  console.table(figures.map((f) => ({ what: f.what, value: Math.round(f.value), spread: f.spread?.map(Math.round).join('-'), ratio: f.ratio?.toFixed(2), rs: f.ratio_spread?.map(n => n.toFixed(2)).join('-'), p50: f.p50?.toFixed(2), p99: f.p99?.toFixed(2), cpu: f.cpu?.toFixed(0) })))
}
