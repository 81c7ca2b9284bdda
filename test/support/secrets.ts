/** What no line of any output may hold, whoever wrote it. */
const PATTERNS: Record<string, RegExp> = {
  'an access token': /\b8\d_[\w-]{40,}/,
  'a token in a URL': /access_token=(?!\.\.\.|…)[\w-]{8,}/,
  'a session key': /session_key/,
  'a full phone number': /(?<![\w-])1[3-9]\d{9}(?![\w-])/,
}

/** @throws when an output holds a secret: one of these, or something that looks like one */
export function refuseSecrets(output: string, known: readonly string[]): void {
  for (const [what, pattern] of Object.entries(PATTERNS)) {
    const at = output.search(pattern)
    // The secret itself is not repeated here either.
    if (at >= 0) throw new Error(`the output holds ${what}, after: ${output.slice(at - 200, at)}`)
  }
  const told = known.findIndex((secret) => output.includes(secret))
  if (told >= 0) throw new Error(`the output holds known secret ${told}`)
}
