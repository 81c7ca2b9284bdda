/** ¥1,234.56 from 123456 fen. */
export function formatMoney(fen: number): string {
  const digits = String(Math.abs(Math.trunc(fen))).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}¥${yuan}.${digits.slice(-2)}`
}

const two = (part: number) => String(part).padStart(2, '0')

/** 2026-11-21 09:05 in the user's zone, from Unix seconds. */
export function formatTime(seconds: number): string {
  const time = new Date(seconds * 1000)
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}`
}
