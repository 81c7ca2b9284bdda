/** Formats 123456 fen as ¥1,234.56. */
export function formatMoney(fen: number): string {
  const digits = String(Math.abs(Math.trunc(fen))).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}¥${yuan}.${digits.slice(-2)}`
}

const twoDigits = (part: number) => String(part).padStart(2, '0')

/** Formats Unix seconds as 2026-11-21 09:05 in the phone's time zone. */
export function formatTime(seconds: number): string {
  const time = new Date(seconds * 1000)
  const date = `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`
  return `${date} ${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`
}
