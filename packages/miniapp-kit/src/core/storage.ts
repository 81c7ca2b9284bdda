/** What the kit keeps on the phone; `wxEnv` makes one of WeChat's storage. */
export interface KitStorage {
  /** Undefined when there is nothing. */
  get: (key: string) => unknown
  set: (key: string, value: object) => void
  remove: (key: string) => void
}
