/** Returns the token behind `Authorization: Bearer`; empty when there is none. */
export function bearer(header: string): string {
  return /^Bearer ([\w\-.~+/=]{1,4096})$/i.exec(header)?.[1] ?? ''
}
