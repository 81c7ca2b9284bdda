/** The tables of who may come in, and of what everybody did. */
import type { Generated } from 'kysely'

/** API keys of the merchant. Keys are random: a plain SHA-256 of one tells nothing. */
export interface ApiKeysTable {
  id: string
  appid: string
  name: string
  hash: string
  /** A name of `SCOPES`; the database checks it. */
  scope: string
  created_at: number
  revoked_at: number | null
}

/** Who works in the shop. */
export interface PeopleTable {
  appid: string
  id: string
  name: string
  /** The name as it is compared: no two people have the same. */
  name_key: string
  /** A name of `ROLES`; the database checks it. */
  role: string
  state: 'active' | 'off'
  /** As `passwords.ts` writes it. */
  password: string
  created_at: number
  updated_at: number
  /** When a session of theirs was last used, within a minute; null: never. */
  seen_at: number | null
}

/** Who is signed in. Tokens are random: a plain SHA-256 of one tells nothing. */
export interface SessionsTable {
  appid: string
  hash: string
  person_id: string
  created_at: number
  seen_at: number
  /** The shop that its person chose; null: the first one. */
  current_appid: Generated<string | null>
}

/** One-time links. */
export interface InvitationsTable {
  appid: string
  id: string
  hash: string
  /** `first` makes the first owner, `colleague` another person, `password` a new password; `demo` signs in. */
  kind: 'first' | 'colleague' | 'password'
  role: string
  /** Whose password it sets, or whom it signs in. */
  person_id: string | null
  /** The person who made it; null: the command line, or the server itself. */
  created_by: string | null
  created_at: number
  expires_at: number
  /** Which request spent it, a random id; null: none has. */
  spent_by: string | null
}

/** Passwords that were tried, within the last quarter of an hour. */
export interface SignInTriesTable {
  appid: string
  /** SHA-256 of a name and an address. */
  subject: string
  tries: number
  since: number
}

/** Who did what: append-only. */
export interface AuditTable {
  appid: string
  id: string
  at: number
  by_kind: 'person' | 'key' | 'command'
  by_id: string
  /** As it was then. */
  by_name: string
  /** The id of the route. */
  action: string
  transaction_id: string | null
  shipment_id: string | null
  /** What else it is about: a complaint, a person, a key. */
  subject: string | null
  /** JSON, short; null: there is nothing to tell. */
  before: string | null
  after: string | null
}

export interface AccessSchema {
  api_keys: ApiKeysTable
  people: PeopleTable
  sessions: SessionsTable
  invitations: InvitationsTable
  sign_in_tries: SignInTriesTable
  audit: AuditTable
}
