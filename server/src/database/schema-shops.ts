/** The tables of the Mini Programs that a server serves beside that of its environment. */

/** A Mini Program. Its secrets are sealed values: see `shops/secrets.ts`. Rows are never deleted. */
export interface ShopsTable {
  appid: string
  /** `own`: by its own secret; `authorised`: by a third-party platform that its merchant authorised. */
  mode: 'own' | 'authorised'
  state: 'invited' | 'active' | 'revoked' | 'suspended'
  name: string
  /** WeChat's original id, gh_…; empty: not known. */
  user_name: string
  principal_name: string
  /** WeChat's `account_status` of get_authorizer_info; null: not known. */
  account_status: number | null
  /** When WeChat last took its credentials, Unix milliseconds. */
  verified_at: number | null
  /** JSON: the ids of the permission sets that its merchant granted. */
  permission_sets: string
  /** As MSG_JUMP_PATH; null: not set. */
  jump_path: string | null
  /** JSON: `ShopOptions`. */
  settings: string
  /** Grows with each change of any shop: servers read what changed since the last one they saw. */
  revision: number
  created_at: number
  updated_at: number
}

/** A role of a person of the first shop in a further one. */
export interface ShopPeopleTable {
  appid: string
  person_id: string
  /** A name of `ROLES`; the database checks it. */
  role: string
  created_at: number
}

export interface ShopsSchema {
  shops: ShopsTable
  shop_people: ShopPeopleTable
}
