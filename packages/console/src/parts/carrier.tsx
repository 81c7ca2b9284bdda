import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { fahuo } from '../core/api.ts'
import { defineWords, useWords } from '../core/language.tsx'
import type { Carrier } from './carrier-search.tsx'
import { Icon } from './icon.tsx'

const words = defineWords({
  zh: { choose: '选快递', carrier: (name: string) => `快递公司：${name}` },
  en: { choose: 'Carrier', carrier: (name: string) => `Carrier: ${name}` },
})

// What searches is loaded when somebody searches.
const CarrierSearch = lazy(() => import('./carrier-search.tsx'))

/** WeChat's list of carriers; it seldom changes. */
export function useCarriers(): readonly Carrier[] {
  const { data } = useQuery({
    queryKey: ['carriers'],
    queryFn: () => fahuo.listCarriers({}),
    staleTime: 3_600_000,
  })
  return data?.carriers ?? []
}

/** A carrier's name as a shop says it: 圆通, not 圆通速递. */
export const shortName = (name: string): string =>
  name.replace(/(?:速递|快递|速运|快运|物流|国内|标快)+$/, '') || name

interface CarrierPickerProps {
  /** Its `delivery_id`; empty: none is chosen. */
  value: string
  onChange: (delivery_id: string) => void
}

/** A carrier: its name, and a search by name, pinyin or code when it is pressed. */
export function CarrierPicker({ value, onChange }: CarrierPickerProps) {
  const [open, setOpen] = useState(false)
  const carriers = useCarriers()
  const text = useWords(words)
  const name = carriers.find(({ delivery_id }) => delivery_id === value)?.delivery_name ?? value
  const button = (
    <button
      type="button"
      className="input carrier"
      aria-label={name ? text.carrier(name) : text.choose}
      aria-haspopup="listbox"
      onClick={() => setOpen(true)}
    >
      <span>{name ? shortName(name) : text.choose}</span>
      <Icon name="down" size={14} />
    </button>
  )
  if (!open) return button
  return (
    <Suspense fallback={button}>
      <CarrierSearch
        carriers={carriers}
        value={carriers.find(({ delivery_id }) => delivery_id === value) ?? null}
        onChoose={(chosen) => {
          setOpen(false)
          if (chosen) onChange(chosen)
        }}
      />
    </Suspense>
  )
}
