/** `pnpm bench [name …]`: figures as ratios to a baseline measured in the same run. */
import { benchEmulator } from './emulator.ts'
import type { Row } from './measure.ts'

const benches: Record<string, (say: (line: string) => void) => Promise<Row[]>> = {
  emulator: benchEmulator,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(1)
}
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const rows = await bench((line) => console.log(line))
  for (const { what, figure, unit, ratio, bar } of rows)
    console.log(
      `${what}: ${Math.round(figure).toLocaleString('en')} ${unit}` +
        (ratio === undefined ? '' : `, ratio ${ratio.toFixed(2)}`) +
        (bar === undefined ? '' : ` (bar ${bar})`),
    )
}
