import { useState } from 'react'
import { useWords } from '../../core/language.tsx'
import { dayOf } from '../../begin/time.ts'
import { buttonClass } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { SelectField } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { words } from './words.ts'

const MONTHS = 13
const BEIJING_SECONDS = 8 * 3600

/** The first second of a month in Beijing. @param month since the year 0 */
const begins = (month: number) =>
  Date.UTC(Math.floor(month / 12), month % 12, 1) / 1000 - BEIJING_SECONDS

const nameOf = (month: number) =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`

function thisMonth(): number {
  const [year = 0, month = 1] = dayOf(Date.now()).split('-').map(Number)
  return year * 12 + month - 1
}

/** What came in a month, as a file for the bookkeeper. */
export function Export() {
  const text = useWords(words)
  const now = thisMonth()
  const [month, setMonth] = useState(now)
  const period = `settlement_from=${begins(month)}&settlement_before=${begins(month + 1)}`
  return (
    <Card title={text.export}>
      <div className="money-export">
        <SelectField
          label={text.month}
          value={String(month)}
          options={Array.from({ length: MONTHS }, (_, at) => [String(now - at), nameOf(now - at)])}
          onChoose={(next) => setMonth(Number(next))}
        />
        {(['xlsx', 'csv'] as const).map((kind) => (
          <a
            key={kind}
            className={buttonClass(kind === 'xlsx' ? 'primary' : 'plain')}
            href={`/api/settlements.${kind}?${period}`}
            download={`settlements-${nameOf(month)}.${kind}`}
          >
            <Icon name="download" size={18} />
            {text[kind]}
          </a>
        ))}
      </div>
      <p className="muted small">{text.export_hint}</p>
    </Card>
  )
}
