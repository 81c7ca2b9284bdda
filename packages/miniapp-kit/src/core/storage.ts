/** Storage on the phone; `wxEnv` provides WeChat's. */
export interface KitStorage {
  /** Undefined when there is nothing. */
  get: (key: string) => unknown
  set: (key: string, value: object) => void
  remove: (key: string) => void
}
