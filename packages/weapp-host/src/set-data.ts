/** Puts values into data by WeChat's paths: `a.b`, `list[3].name`, and Taro's `root.cn.[0].cn`. */
export function applySetData(data: Record<string, unknown>, change: Record<string, unknown>): void {
  for (const [path, value] of Object.entries(change)) {
    const keys = [...path.matchAll(/[^.[\]]+/g)].map(([key]) => key)
    const last = keys.pop()
    if (last === undefined) continue
    let at = data
    for (const [depth, key] of keys.entries()) {
      const next = at[key]
      if (typeof next === 'object' && next !== null) at = next as Record<string, unknown>
      else {
        const following = keys[depth + 1] ?? last
        at = at[key] = (/^\d+$/.test(following) ? [] : {}) as Record<string, unknown>
      }
    }
    at[last] = value
  }
}

/** As WeChat's bridge does: a copy, and nothing that is no data. */
export function copyData<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)
}
