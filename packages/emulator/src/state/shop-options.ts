export interface ContextOptions {
  appid: string
  secret: string
  /** The merchant number of payments that name none; Mini Programs of one merchant may share it. */
  mchid: string
  /** The original id, `gh_…`; made from the appid without it. */
  user_name?: string
  /** What it is called, and whose it is: what a platform is told. */
  name?: string
  principal_name?: string
  /** Seconds that a fresh payment stays invisible to the calls. */
  visible_after: number
  /** Seconds from a confirmed receipt to the settled money. */
  settlement_delay: number
}

export interface PushOptions {
  /** Where pushes go; undefined: nowhere, they are only kept. */
  url?: string | undefined
  token: string
  /** Undefined: plain mode. */
  encoding_aes_key?: string | undefined
  format: 'json' | 'xml'
  /** With a key: safe by default. */
  mode?: 'safe' | 'compatible' | undefined
}

/** A Mini Program and where its pushes go. */
export interface ShopOptions extends Partial<ContextOptions> {
  appid: string
  secret: string
  push?: Partial<PushOptions> | undefined
}

/** The fields that have a value. */
export const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>
  }
