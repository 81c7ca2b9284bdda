/** What no line of any output may hold, whoever wrote it. */
const PATTERNS: Record<string, RegExp> = {
  'an access token': /\b8\d_[\w-]{40,}/,
  'a token in a URL': /access_token=(?!\.\.\.|…)[\w.-]{8,}/,
  'a session or proxy token': /\beyJ[\w-]{8,}\.[\w-]*\.[\w-]+/,
  'a session key': /session_key/,
  'a full phone number': /(?<![\w-])(\+?86-?)?1[3-9]\d{9}(?![\w-])/,
  'a full phone number in groups': /(?<![\w.-])1[3-9]\d[ -]\d{4}[ -]\d{4}(?![\w-])/,
}

/** @throws when an output holds a secret: one of these, or something that looks like one */
export function refuseSecrets(output: string, known: readonly string[]): void {
  for (const [what, pattern] of Object.entries(PATTERNS)) {
    const at = output.search(pattern)
    // The secret itself is not repeated here either.
    if (at >= 0) throw new Error(`the output holds ${what}, after: ${output.slice(at - 200, at)}`)
  }
  const told = known.findIndex((secret) => secret !== '' && output.includes(secret))
  if (told >= 0) throw new Error(`the output holds known secret ${told}`)
}

/** Writes lines as a log does: of an error all that it carries, not `{}`. */
export const asLogged = (lines: unknown): string =>
  JSON.stringify(lines, (_name, value: unknown) =>
    value instanceof Error
      ? Object.fromEntries(
          Object.getOwnPropertyNames(value).map((own) => [own, fieldOf(value, own)]),
        )
      : value,
  )

const fieldOf = (error: object, name: string): unknown => Reflect.get(error, name)
