/** JSON as it comes in from outside: strict UTF-8, and nothing in it that a database cannot store. */

/** Objects and lists within each other; no call needs ten. */
const MAX_DEPTH = 50

/** What is wrong with a body. */
export type JsonProblem = 'not_utf8' | 'not_json' | 'too_deep' | 'bad_text'

/** A body that cannot be taken. */
export class JsonError extends Error {
  override name = 'JsonError'
  readonly problem: JsonProblem
  /** Where, dotted; empty for the whole body. */
  readonly path: string

  constructor(problem: JsonProblem, path = '') {
    super(path === '' ? problem : `${path}: ${problem}`)
    this.problem = problem
    this.path = path
  }
}

// A byte order mark is skipped.
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Decodes strict UTF-8; a byte order mark is skipped. @throws JsonError `not_utf8` */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new JsonError('not_utf8')
  }
}

/**
 * Reads a JSON body: strict UTF-8 with or without a byte order mark, at most 50 levels deep, without
 * U+0000 and lone surrogates.
 * @throws JsonError
 */
export function readJsonBody(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new JsonError('not_json')
  }
  checkValue(value)
  return value
}

/**
 * Checks what was not read by {@link readJsonBody}: a query, a decrypted push.
 * @throws JsonError `bad_text`, `too_deep`
 */
export function checkValue(value: unknown): void {
  check(value, [])
}

/** @param path where the value is; the same list throughout, since it is read for an error only */
function check(value: unknown, path: string[]): void {
  if (typeof value === 'string' && !isStorable(value))
    throw new JsonError('bad_text', path.join('.'))
  if (typeof value !== 'object' || value === null) return
  if (path.length === MAX_DEPTH) throw new JsonError('too_deep')
  const list = Array.isArray(value)
  for (const [name, inner] of Object.entries(value)) {
    if (!list && !isStorable(name)) throw new JsonError('bad_text', path.join('.'))
    path.push(name)
    check(inner, path)
    path.pop()
  }
}

/** Whether every database stores a text: PostgreSQL takes no U+0000, UTF-8 no lone surrogate. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/**
 * Parses an answer of WeChat. What could not be stored is taken out of it, and raw control
 * characters, which some buyers' names have, count as blanks.
 * @throws SyntaxError
 */
export function parseAnswer(text: string): unknown {
  const value = parseWithControls(text)
  // Only an escape can bring them: the text itself was decoded as UTF-8.
  return /\\u(?:0000|d[89a-f])/i.test(text) ? storable(value) : value
}

function parseWithControls(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // oxlint-disable-next-line no-control-regex
    const plain = text.replaceAll(/[\u0000-\u001f]/g, ' ')
    if (plain === text) throw error
    return JSON.parse(plain)
  }
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [storableText(name), storable(inner)]),
  )
}

const storableText = (text: string) => text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '')
