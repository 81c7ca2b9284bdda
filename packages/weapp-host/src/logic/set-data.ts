type Data = Record<string, unknown>

/**
 * Puts values into data by WeChat's paths: `a.b`, `list[3].name`, and Taro's `root.cn.[0].cn`. What
 * lies on a path is made anew and all else stays the same object, so that a change can be seen by
 * comparing.
 */
export function applySetData(data: Data, change: Data): void {
  for (const [path, value] of Object.entries(change)) {
    const keys = [...path.matchAll(/[^.[\]]+/g)].map(([key]) => key)
    const last = keys.pop()
    if (last === undefined) continue
    let at = data
    for (const [depth, key] of keys.entries()) {
      const following = keys[depth + 1] ?? last
      at = at[key] = openedAnew(at[key], following)
    }
    at[last] = value
  }
}

function openedAnew(value: unknown, following: string): Data {
  if (Array.isArray(value)) return [...(value as unknown[])] as unknown as Data
  if (typeof value === 'object' && value !== null) return { ...value }
  return (/^\d+$/.test(following) ? [] : {}) as Data
}

/** As WeChat's bridge does: a copy, and nothing that is no data. */
export function copyData<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)
}

const encoder = new TextEncoder()

/** What a change is on WeChat's bridge: bytes of JSON. */
export function bytesOf(change: object): number {
  return encoder.encode(JSON.stringify(change)).length
}
