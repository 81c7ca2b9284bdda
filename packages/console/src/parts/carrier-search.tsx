import { Combobox } from '@base-ui/react/combobox'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { fahuo } from '../core/api.ts'
import { defineWords, useWords } from '../core/language.tsx'

const words = defineWords({
  zh: { search: '输入名称、拼音或编码', none: '没有找到，请换个名称试试' },
  en: { search: 'Name, pinyin or code', none: 'Nothing found: try another name' },
})

export interface Carrier {
  delivery_id: string
  delivery_name: string
}

/** Carriers that are offered before anything is typed. */
const OFFERED = 20

interface CarrierSearchProps {
  carriers: readonly Carrier[]
  value: Carrier | null
  /** Null: closed without a choice. */
  onChoose: (delivery_id: string | null) => void
}

/** A search among WeChat's carriers: the server knows brands, pinyin and slips. */
export default function CarrierSearch({ carriers, value, onChoose }: CarrierSearchProps) {
  const text = useWords(words)
  const [q, setQ] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const { data } = useQuery({
    queryKey: ['carriers', q],
    queryFn: () => fahuo.listCarriers({ q }),
    enabled: q !== '',
    staleTime: 3_600_000,
    placeholderData: (before) => before,
  })
  const items = q === '' ? carriers.slice(0, OFFERED) : (data?.carriers ?? [])
  return (
    <CSPProvider disableStyleElements>
      <div ref={root} className="carrier-search">
        <Combobox.Root
          items={items}
          filter={null}
          autoHighlight
          defaultOpen
          defaultValue={value}
          itemToStringLabel={({ delivery_name }: Carrier) => delivery_name}
          isItemEqualToValue={(one: Carrier, other: Carrier) =>
            one.delivery_id === other.delivery_id
          }
          onInputValueChange={(typed, { reason }) => {
            if (reason === 'input-change' || reason === 'input-clear') setQ(typed.trim())
          }}
          onValueChange={(chosen: Carrier | null) => {
            if (chosen) onChoose(chosen.delivery_id)
          }}
          onOpenChange={(open) => {
            if (!open) onChoose(null)
          }}
        >
          <Combobox.Input
            className="input"
            aria-label={text.search}
            placeholder={text.search}
            // It was opened to be typed into.
            autoFocus
            onFocus={(event) => event.currentTarget.select()}
          />
          {/* Within a dialog it must be part of it: what is behind a native dialog cannot be used. */}
          <Combobox.Portal container={root}>
            <Combobox.Positioner
              positionMethod="fixed"
              align="start"
              sideOffset={4}
              className="carrier-popup-place"
            >
              <Combobox.Popup className="carrier-popup">
                <Combobox.Empty>{text.none}</Combobox.Empty>
                <Combobox.List>
                  {(one: Carrier) => (
                    <Combobox.Item key={one.delivery_id} value={one} className="carrier-item">
                      {one.delivery_name} <span className="muted small">{one.delivery_id}</span>
                    </Combobox.Item>
                  )}
                </Combobox.List>
              </Combobox.Popup>
            </Combobox.Positioner>
          </Combobox.Portal>
        </Combobox.Root>
      </div>
    </CSPProvider>
  )
}
