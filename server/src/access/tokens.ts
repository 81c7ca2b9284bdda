import { hash, randomBytes } from 'node:crypto'

const BYTES = 32

/** Makes a token for one person: random, so that a plain SHA-256 of it tells nothing. */
export const newToken = (): string => randomBytes(BYTES).toString('base64url')

/** Digests a token; only this is stored. */
export const digestToken = (token: string): string => hash('sha256', token, 'base64url')

/** What one of ours looks like; nothing else is asked for in the database. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text)
