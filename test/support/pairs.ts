import { sizes } from '../sizes.ts'

/**
 * Returns what to test of two lists: each with each at full size, otherwise each of `many` once, with
 * those of `few` in turn.
 * @param turn with which of `few` it begins: another one on each engine
 */
export function pairs<Many extends readonly unknown[], Few extends readonly unknown[]>(
  many: readonly Many[],
  few: readonly Few[],
  turn: number,
): [...Many, ...Few][] {
  return many.flatMap((one, at) => {
    const others = sizes.each_with_each ? few : few.slice((at + turn) % few.length).slice(0, 1)
    return others.map((other): [...Many, ...Few] => [...one, ...other])
  })
}
