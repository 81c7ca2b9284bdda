import { useRef } from 'react'
import { defineWords, useWords } from '../core/language.tsx'
import { Button } from './button.tsx'
import { toast } from './toast.tsx'

const words = defineWords({
  zh: { copy: '复制', copied: '已复制', by_hand: '已选中，请按 Ctrl+C 复制' },
  en: { copy: 'Copy', copied: 'Copied', by_hand: 'Selected: press Ctrl+C to copy' },
})

/** A text to take along. Without https there is no clipboard: it is selected then. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const ref = useRef<HTMLInputElement>(null)
  const { copy, copied, by_hand } = useWords(words)
  const take = async () => {
    try {
      await navigator.clipboard.writeText(text)
      toast(copied)
    } catch {
      ref.current?.select()
      toast(by_hand, 'amber')
    }
  }
  return (
    <div className="copyable">
      <input ref={ref} className="input mono" readOnly value={text} aria-label={label} />
      <Button icon="copy" onClick={() => void take()}>
        {copy}
      </Button>
    </div>
  )
}
