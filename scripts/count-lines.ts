/**
 * `node scripts/count-lines.ts [folder]`: counts the lines of code of a folder (server/src unless it
 * is given), without tests, without words for people, and which files are large.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** A file longer than this should say which two things it does. */
const LARGE_LINES = 300

/** Files that hold only labels, messages and reasons; cli/states.ts and words.ts are older names. */
const WORDS = /(^|\/)(error-messages|reasons|labels|words)\.ts$|(^|\/)cli\/states\.ts$/

/** Texts that stand beside the rules: a line of one language, or a line that is only a text. */
const TEXT =
  /^\s*((message|remedy|found|meaning|when|summary): )?(\{ )?(en|zh): |^\s*(['"`]).*\4,?$/

interface Count {
  name: string
  /** Lines of the whole file. */
  lines: number
  /** Lines that are neither blank nor only a comment. */
  code: number
}

function codeLines(lines: readonly string[]): string[] {
  let in_comment = false
  return lines.filter((line) => {
    const text = line.trim()
    const comment = in_comment || text.startsWith('/*')
    if (comment) in_comment = !text.includes('*/')
    return !comment && text !== '' && !text.startsWith('//')
  })
}

function count(folder: string, name: string): Count {
  const text = readFileSync(join(folder, name), 'utf8')
  const lines = text.replace(/\n$/, '').split('\n')
  const code = codeLines(lines)
  const words = code.filter((line) => TEXT.test(line)).length
  return { name, lines: lines.length, code: code.length - words }
}

const sum = (counts: readonly Count[], of: 'lines' | 'code') =>
  counts.reduce((total, one) => total + one[of], 0).toLocaleString('en')

const folder = resolve(process.argv[2] ?? join(dirname(import.meta.dirname), 'server/src'))
const names = globSync('**/*.ts', { cwd: folder }).filter(
  (name) => !/\.(test|testing)\.ts$/.test(name),
)
const counts = names
  .map((name) => count(folder, name))
  .toSorted((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1))
const [largest] = counts
if (!largest) {
  console.error(`There are no TypeScript files in ${folder}.`)
  process.exit(1)
}
const words = counts.filter(({ name }) => WORDS.test(name))
const rest = counts.filter(({ name }) => !WORDS.test(name))
const large = counts.filter(({ lines }) => lines > LARGE_LINES)

console.log(`${folder}, without tests
code:          ${sum(rest, 'code')} lines in ${rest.length} files, without blank lines, comments and words
all lines:     ${sum(rest, 'lines')} in the same files
words:         ${words.length} files left out (${words.map(({ name }) => name).join(', ')}), ${sum(words, 'lines')} lines
largest file:  ${largest.name}, ${largest.lines} lines
over ${LARGE_LINES} lines: ${large.length} files${large.map(({ name, lines }) => `\n  ${name} ${lines}`).join('')}`)
