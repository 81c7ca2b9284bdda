import { z } from 'zod'
import type { Language, Text } from '../core/language.ts'

export type JsonSchema = Record<string, unknown>

/** Writes schemas as JSON Schema 2020-12, which OpenAPI 3.1 speaks. */
export interface SchemaWriter {
  /** Writes a schema; named ones (`.meta({ id })`) go to `components`, and a reference stays. */
  write: (schema: z.ZodType, io: 'input' | 'output') => JsonSchema
  /** The named schemas that were met. */
  components: Record<string, JsonSchema>
}

/**
 * Creates a writer for one description in one language: descriptions are a schema's
 * `.meta({ text: { en, zh } })`.
 * @throws Error for a description in one language only, or two schemas with one name
 */
export function createSchemaWriter(language: Language): SchemaWriter {
  const components: Record<string, JsonSchema> = {}
  const ours = new Set<string>()
  return {
    components,
    write(schema, io) {
      const written = z.toJSONSchema(schema, {
        io,
        unrepresentable: 'any',
        override: ({ jsonSchema }) => {
          tidy(jsonSchema, language, ours)
          // Later versions may return more.
          if (io === 'output' && jsonSchema.additionalProperties === false)
            delete jsonSchema.additionalProperties
        },
      })
      const { $schema: _, $defs = {}, ...json } = relinked(written)
      for (const [name, one] of Object.entries($defs as Record<string, JsonSchema>)) {
        const { id: _, ...named } = one
        const known = (components[name] ??= named)
        if (JSON.stringify(known) !== JSON.stringify(named))
          throw new Error(`two schemas are named ${name}: give one of them another id`)
      }
      return json
    },
  }
}

/** Lets references point to where OpenAPI has them. */
const relinked = (json: object): JsonSchema =>
  JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema

/**
 * Changes what zod wrote in place: descriptions in one language, no bounds that mean nothing. zod
 * passes what a schema wraps on to it: a description may be one of `ours` already.
 */
function tidy(json: JsonSchema, language: Language, ours: Set<string>): void {
  const { text, description } = json as { text?: Text; description?: string }
  if (text) {
    delete json['text']
    json['description'] = text[language]
    ours.add(text[language])
  } else if (description !== undefined && !ours.has(description))
    throw new Error(`"${description}" is in one language: use .meta({ text: { en, zh } })`)
  // What zod says of any integer; "Try it out" would send it.
  if (json['minimum'] === Number.MIN_SAFE_INTEGER) delete json['minimum']
  if (json['maximum'] === Number.MAX_SAFE_INTEGER) delete json['maximum']
  if (json['type'] === 'integer' && !('enum' in json)) json['format'] = 'int64'
  if (json['type'] === 'object' && isEmpty(json['additionalProperties']))
    json['additionalProperties'] = true
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
