/** Nicknames as people use them in examples, by the number of the buyer. */
const NAMES = [
  ['张三', 'Zhang San'],
  ['李四', 'Li Si'],
  ['王五', 'Wang Wu'],
  ['赵六', 'Zhao Liu'],
  ['孙七', 'Sun Qi'],
  ['周八', 'Zhou Ba'],
  ['吴九', 'Wu Jiu'],
  ['郑十', 'Zheng Shi'],
] as const

/** The nickname of a buyer: the one a developer gave, or the usual one of the number, all different. */
export function buyerName(
  { number, name }: { number: number; name: string | null },
  lang: 'en' | 'zh',
): string {
  if (name !== null) return name
  const [zh, en] = NAMES[(number - 1) % NAMES.length] ?? NAMES[0]
  const round = Math.floor((number - 1) / NAMES.length) + 1
  return `${lang === 'en' ? en : zh}${round > 1 ? ` ${round}` : ''}`
}
