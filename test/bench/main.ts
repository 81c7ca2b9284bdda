/**
 * `pnpm bench [name …] [--profile folder]`: prints figures, and writes them into docs/BENCHMARKS.md.
 * With a folder, the servers leave processor profiles there, and nothing is written.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchAudited } from './audited.ts'
import { benchBuyer } from './buyer.ts'
import { benchConsole } from './console.ts'
import { benchDetails } from './details.ts'
import { benchEmulator } from './emulator.ts'
import { benchFiles } from './files.ts'
import { benchEvents } from './events.ts'
import { keepsBar, type Bench } from './figures.ts'
import { benchGrowth } from './growth.ts'
import { benchProxy } from './proxy.ts'
import { benchPush } from './push.ts'
import { table, writeSection } from './report.ts'
import { benchShipping } from './shipping.ts'
import { benchShops } from './shops.ts'
import { benchStart } from './start.ts'
import { benchTold } from './told.ts'

/** The Mini Program's bench stands by itself: it builds the package and reads no server. */
const MINIAPP = join(import.meta.dirname, 'miniapp.ts')

const benches: Record<string, Bench> = {
  push: benchPush,
  buyer: benchBuyer,
  shipping: benchShipping,
  audited: benchAudited,
  details: benchDetails,
  told: benchTold,
  events: benchEvents,
  proxy: benchProxy,
  files: benchFiles,
  console: benchConsole,
  start: benchStart,
  ...(existsSync(MINIAPP) && {
    miniapp: async (say) => {
      const { benchMiniapp } = (await import(MINIAPP)) as { benchMiniapp: Bench }
      return benchMiniapp(say)
    },
  }),
  growth: benchGrowth,
  shops: benchShops,
  emulator: benchEmulator,
}

const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: { profile: { type: 'string' } },
})
// The measured processes are started by benches, which know nothing of this.
if (values.profile !== undefined) process.env['FAHUO_BENCH_PROFILE'] = resolve(values.profile)

const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(1)
}

const missed: string[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const started = performance.now()
  const figures = await bench((line) => console.error(line))
  const seconds = Math.round((performance.now() - started) / 1000)
  console.log(`\n${name} (${seconds} s)\n${table(figures)}`)
  if (values.profile === undefined) await writeSection(name, figures)
  missed.push(...figures.filter((figure) => keepsBar(figure) === false).map(({ what }) => what))
}
console.log(
  missed.length === 0
    ? '\nEvery bar is kept.'
    : `\nBelow the bar:\n${missed.map((what) => `- ${what}`).join('\n')}`,
)
