import { XMLParser } from 'fast-xml-parser'
import { checkValue } from '../http/json.ts'
import { PushError } from './errors.ts'

/** The fields of a push; from XML, every value is text. */
export type Message = Record<string, unknown>

// Values stay text: as a number, a 28-digit transaction_id would lose digits.
const xml = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
})

/** How deep a push may nest; WeChat's nest three levels at most [documents; seen]. */
const MAX_DEPTH = 16

/** Parses a JSON or XML body. @throws PushError `malformed` */
export function readMessage(text: string): Message {
  const body = text.trim()
  let parsed: unknown
  try {
    parsed = isXml(body) ? readXml(body) : JSON.parse(body)
    checkValue(parsed)
  } catch {
    // Neither JSON nor XML, or too deep, or not to be stored. The message is dropped: it may quote the body.
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new PushError('malformed', 'the body is neither a JSON object nor <xml>…</xml>')
  if (isDeeperThan(parsed, MAX_DEPTH))
    throw new PushError('malformed', `the body nests more than ${MAX_DEPTH} levels`)
  return parsed as Message
}

/** Tells whether a body is XML; otherwise it is JSON. */
export const isXml = (body: string): boolean => body.trimStart().startsWith('<')

/** Level by level instead of recursively: what is written out recursively ends the stack. */
function isDeeperThan(parsed: object, levels: number): boolean {
  let level = [parsed]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= levels) return true
    level = level.flatMap((value) =>
      Object.values(value).filter((inner) => typeof inner === 'object' && inner !== null),
    ) as object[]
  }
  return false
}

function readXml(body: string): unknown {
  // WeChat never sends a DOCTYPE; entities allow XML bombs.
  if (/<!(DOCTYPE|ENTITY)/i.test(body)) return null
  return (xml.parse(body) as { xml?: unknown }).xml
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/**
 * Writes a message as WeChat's XML: text as CDATA, numbers without, objects as elements in elements,
 * a list as one element after the other.
 */
export const writeXml = (message: Message): string => `<xml>${elementsOf(message)}</xml>`

const elementsOf = (fields: object): string =>
  Object.entries(fields)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map(
        (one: unknown) => `<${name}>${contentOf(one)}</${name}>`,
      ),
    )
    .join('')

function contentOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return elementsOf(value)
  return typeof value === 'number' ? String(value) : cdata(String(value ?? ''))
}
