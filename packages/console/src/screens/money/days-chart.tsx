import type { Schemas } from '@fahuo/client'
import { useEffect, useRef, useState } from 'react'
import { useLanguage, useWords, type Language } from '../../core/language.tsx'
import { yuan } from '../../core/money.ts'
import { words } from './words.ts'

type Day = Schemas['MoneyDay']

const HEIGHT = 220
const TOP = 12
const BOTTOM = 24
const LEFT = 48
const LINES = 4
/** Pixels between two dates below the chart. */
const DATE_WIDTH = 56

/** Money by day, drawn by hand: what came, and after today what is expected. The table says the same. */
export function DaysChart({ settled, expected }: { settled: Day[]; expected: Day[] }) {
  const text = useWords(words)
  const { language } = useLanguage()
  const [ref, width] = useWidth()
  const days = [...settled, ...expected.slice(1)]
  const highest = Math.max(1, ...days.map((day) => day.amount), ofToday(settled, expected))
  const scale = niceScale(highest)
  const step = Math.max(1, (width - LEFT) / days.length)
  const y = (amount: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - amount / scale)
  const bar = Math.max(2, step - Math.min(8, step * 0.3))
  const every = Math.max(1, Math.ceil(DATE_WIDTH / step))
  const x = (at: number) => LEFT + at * step + (step - bar) / 2
  const last = settled.length - 1
  const sum = (list: Day[]) => yuan(list.reduce((all, { amount }) => all + amount, 0))
  return (
    <figure ref={ref} className="days-chart">
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={text.chart(sum(settled), sum(expected))}
      >
        {Array.from({ length: LINES + 1 }, (_, at) => (scale * at) / LINES).map((amount) => (
          <g key={amount}>
            <line className="days-line" x1={LEFT} x2={width} y1={y(amount)} y2={y(amount)} />
            <text className="days-label" x={LEFT - 8} y={y(amount) + 4} textAnchor="end">
              {shortYuan(amount, language, text.unit)}
            </text>
          </g>
        ))}
        {settled.map(({ day, amount }, at) => (
          <rect
            key={day}
            className="days-settled"
            x={x(at)}
            y={y(amount)}
            width={bar}
            height={y(0) - y(amount)}
            rx={2}
          >
            <title>{`${day} ${text.settled} ${yuan(amount)}`}</title>
          </rect>
        ))}
        {expected.map(({ day, amount }, at) => {
          // Today's stands on what has come today.
          const base = at === 0 ? (settled[last]?.amount ?? 0) : 0
          return (
            <rect
              key={day}
              className="days-expected"
              x={x(last + at) + 1}
              y={y(base + amount)}
              width={Math.max(1, bar - 2)}
              height={y(base) - y(base + amount)}
              rx={2}
            >
              <title>{`${day} ${text.expected} ${yuan(amount)}`}</title>
            </rect>
          )
        })}
        {days.map(({ day }, at) =>
          (at - last) % every === 0 && x(at) + bar / 2 + DATE_WIDTH / 2 <= width + 8 ? (
            <text
              key={day}
              className="days-label"
              x={x(at) + bar / 2}
              y={HEIGHT - 6}
              textAnchor="middle"
            >
              {at === last ? text.today : day.slice(5)}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption className="days-legend small" aria-hidden="true">
        <span className="days-key days-key-settled">{text.settled}</span>
        <span className="days-key days-key-expected">{text.expected}</span>
      </figcaption>
    </figure>
  )
}

const ofToday = (settled: Day[], expected: Day[]) =>
  (settled.at(-1)?.amount ?? 0) + (expected[0]?.amount ?? 0)

/** How wide it may be: text keeps its size on every screen. */
function useWidth() {
  const ref = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width] as const
}

/** The next round amount that four lines divide well, in fen. */
function niceScale(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest))
  const factor = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((one) => one * power >= highest) ?? 10
  return Math.max(400, factor * power)
}

function shortYuan(fen: number, language: Language, unit: string): string {
  const amount = fen / 100
  const by = language === 'zh' ? 10_000 : 1000
  if (amount < by) return String(Number(amount.toFixed(2)))
  return `${Number((amount / by).toFixed(2))}${unit}`
}
