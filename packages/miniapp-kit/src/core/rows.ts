/** Returns where each row begins, in px, and where the last one ends. */
export function rowTops(heights: readonly number[]): number[] {
  const tops = [0]
  let top = 0
  for (const height of heights) tops.push((top += height))
  return tops
}

/** Returns the last row that begins at or above a place, by halving. */
export function rowAt(tops: readonly number[], place: number): number {
  let [from, to] = [0, Math.max(0, tops.length - 2)]
  while (from < to) {
    const middle = Math.ceil((from + to) / 2)
    if ((tops[middle] ?? 0) <= place) from = middle
    else to = middle - 1
  }
  return from
}
