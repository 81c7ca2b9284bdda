/** Writes an amount in fen as yuan: ¥1,234.50. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '−' : ''
  const [whole = '0', cents] = (Math.abs(fen) / 100).toFixed(2).split('.')
  return `${sign}¥${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** Writes a count: 1,054. */
export const count = (number: number): string => String(number).replaceAll(/\B(?=(\d{3})+$)/g, ',')
