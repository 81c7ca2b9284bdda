import { XMLParser } from 'fast-xml-parser'
import { PushError } from './errors.ts'

/** A push as a flat record; in XML every value is text. */
export type Message = Record<string, unknown>

// A 28-digit transaction_id must stay text: the parser's own guess would make it a float.
const xml = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
})

/** Reads a JSON or XML body, whichever it is. @throws PushError `malformed` */
export function readMessage(text: string): Message {
  const body = text.trim()
  try {
    const parsed: unknown = body.startsWith('<') ? readXml(body) : JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Message
  } catch {
    // Said below: what the parser says may quote the body.
  }
  throw new PushError('malformed', 'the body is neither a JSON object nor <xml>…</xml>')
}

function readXml(body: string): unknown {
  // WeChat never sends a DOCTYPE; entities are how XML becomes a bomb.
  if (/<!(DOCTYPE|ENTITY)/i.test(body)) return null
  return (xml.parse(body) as { xml?: unknown }).xml
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/** Writes a message as WeChat's XML: text in CDATA, numbers bare. */
export function writeXml(message: Message): string {
  const fields = Object.entries(message).map(([name, value]) => {
    const text = typeof value === 'number' ? String(value) : cdata(String(value))
    return `<${name}>${text}</${name}>`
  })
  return `<xml>${fields.join('')}</xml>`
}
