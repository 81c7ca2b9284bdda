import { XMLParser } from 'fast-xml-parser'
import { PushError } from './errors.ts'

/** The fields of a push; from XML, every value is text. */
export type Message = Record<string, unknown>

// Values stay text: as a number, a 28-digit transaction_id would lose digits.
const xml = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
})

/** Parses a JSON or XML body. @throws PushError `malformed` */
export function readMessage(text: string): Message {
  const body = text.trim()
  try {
    const parsed: unknown = body.startsWith('<') ? readXml(body) : JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Message
  } catch {
    // The parser's message is dropped: it may quote the body.
  }
  throw new PushError('malformed', 'the body is neither a JSON object nor <xml>…</xml>')
}

function readXml(body: string): unknown {
  // WeChat never sends a DOCTYPE; entities allow XML bombs.
  if (/<!(DOCTYPE|ENTITY)/i.test(body)) return null
  return (xml.parse(body) as { xml?: unknown }).xml
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/** Writes a message as WeChat's XML: text as CDATA, numbers without. */
export function writeXml(message: Message): string {
  const fields = Object.entries(message).map(([name, value]) => {
    const text = typeof value === 'number' ? String(value) : cdata(String(value))
    return `<${name}>${text}</${name}>`
  })
  return `<xml>${fields.join('')}</xml>`
}
