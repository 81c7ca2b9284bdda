import { useWords } from '../../core/language.tsx'
import type { IconName } from '../../parts/icon.tsx'
import { Pill, type Tone } from '../../parts/pill.tsx'
import type { Order } from './list.ts'
import { words } from './words.ts'

const GOODS: Record<Order['goods'], [Tone, IconName]> = {
  to_ship: ['amber', 'clock'],
  partly_shipped: ['amber', 'right'],
  uploading: ['blue', 'up'],
  needs_person: ['red', 'warn'],
  shipped: ['green', 'right'],
  received: ['grey', 'check'],
  not_shipped: ['grey', 'close'],
}

const MONEY: Record<Order['money'], [Tone, IconName]> = {
  paid: ['grey', 'money'],
  settling: ['blue', 'clock'],
  settled: ['green', 'check'],
  partly_refunded: ['amber', 'down'],
  refunded: ['grey', 'close'],
}

/** Where the goods are. */
export function GoodsPill({ goods }: Pick<Order, 'goods'>) {
  const [tone, mark] = GOODS[goods]
  return (
    <Pill tone={tone} mark={mark}>
      {useWords(words).goods_words[goods]}
    </Pill>
  )
}

/** Where the money is. */
export function MoneyPill({ money }: Pick<Order, 'money'>) {
  const [tone, mark] = MONEY[money]
  return (
    <Pill tone={tone} mark={mark}>
      {useWords(words).money_words[money]}
    </Pill>
  )
}
