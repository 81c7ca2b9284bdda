type Data = Record<string, unknown>

/**
 * Sets values in data by WeChat's paths: `a.b`, `list[3].name`, and Taro's `root.cn.[0].cn`. Objects
 * on a path are copied and all others stay the same, so that changes can be found by comparing.
 */
export function applySetData(data: Data, change: Data): void {
  for (const [path, value] of Object.entries(change)) {
    const keys = [...path.matchAll(/[^.[\]]+/g)].map(([key]) => key)
    const last = keys.pop()
    if (last === undefined) continue
    let at = data
    for (const [depth, key] of keys.entries()) {
      const following = keys[depth + 1] ?? last
      at = at[key] = copyOf(at[key], following)
    }
    at[last] = value
  }
}

function copyOf(value: unknown, following: string): Data {
  if (Array.isArray(value)) return [...(value as unknown[])] as unknown as Data
  if (typeof value === 'object' && value !== null) return { ...value }
  return (/^\d+$/.test(following) ? [] : {}) as Data
}

/** Copies a value as JSON, as WeChat does between its logic and view layers. */
export function copyData<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)
}

const encoder = new TextEncoder()

/** Returns the size of a change as JSON, in bytes. */
export function bytesOf(change: object): number {
  return encoder.encode(JSON.stringify(change)).length
}
