/** The tables of a third-party platform. `appid` is the platform's own, the component_appid. */

/** What came of each authorisation: an event, a code of a redirect, a look. Kept as its history. */
export interface AuthorisationsTable {
  appid: string
  /** Made of what WeChat said, so that a repeat is the same row. */
  id: string
  /** Whose; empty: a redirect does not say. */
  authorizer_appid: string
  kind: 'authorized' | 'updateauthorized' | 'unauthorized' | 'check'
  source: 'event' | 'redirect' | 'refusal' | 'command'
  /** WeChat's, Unix seconds; of a redirect ours. */
  create_time: number
  /** SHA-256 of the authorisation code, which is a sealed value until it is exchanged. */
  code_digest: string | null
  /** When the code ends, Unix milliseconds. */
  code_until: number | null
  /** By which link the merchant came; null: WeChat did not say, or by none of ours. */
  onboarding_id: string | null
  state: 'new' | 'done'
  /** A name of `platform/outcomes.ts`. */
  outcome: string | null
  error: string | null
  tries: number
  due_at: number
  received_at: number
}

/** Links by which a merchant begins to authorise the platform. */
export interface OnboardingsTable {
  appid: string
  id: string
  /** Of the link. Links are random: a plain SHA-256 of one tells nothing. */
  hash: string
  /** For whom it was made. */
  name: string
  /** JSON: the permission sets that are asked for. */
  permission_sets: string
  /** The one Mini Program that may answer; null: any. */
  biz_appid: string | null
  /** Who authorised by it. */
  authorizer_appid: string | null
  created_at: number
  expires_at: number
  revoked_at: number | null
}

/** The pre_auth_codes that were fetched for a link. */
export interface OnboardingCodesTable {
  appid: string
  digest: string
  onboarding_id: string
  expires_at: number
}

export interface PlatformSchema {
  authorisations: AuthorisationsTable
  onboardings: OnboardingsTable
  onboarding_codes: OnboardingCodesTable
}
