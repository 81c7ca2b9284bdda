import { appendFileSync, readFileSync } from 'node:fs'

interface Line {
  name: string
  figures: Record<string, number>
}

/** Prints the figures of a test, and keeps them for the end of `pnpm test:long`. */
export function keepFigures(name: string, figures: Record<string, number>): void {
  const line = JSON.stringify({ name, figures } satisfies Line)
  console.log(line)
  const file = process.env['FAHUO_FIGURES']
  if (file) appendFileSync(file, `${line}\n`)
}

/** Returns what the tests of a run kept. */
export function readFigures(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}
