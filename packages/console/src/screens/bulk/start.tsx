/** Where an import begins: a text, a file, or one of those before. */
import { FahuoError } from '@fahuo/client'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type DragEvent } from 'react'
import { fahuo, wordsOf } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { readTransfer, type Pasted } from '../../core/pasted.ts'
import { Link } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Field } from '../../parts/field.tsx'
import { Pill } from '../../parts/pill.tsx'
import { useTake } from './take.ts'
import type { Import } from './upload.ts'
import { words } from './words.ts'

export function Start() {
  const text = useWords(words)
  const { take, percent, failed, first } = useTake()
  const [typed, setTyped] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const shown = typed || (first && 'text' in first ? first.text : '')
  const preview = () => {
    if (shown.trim() !== '') void take({ text: shown })
  }
  const onDrop = (event: DragEvent) => {
    const dropped = readTransfer(event.dataTransfer)
    if (!dropped) return
    event.preventDefault()
    event.stopPropagation()
    void take(dropped)
  }
  return (
    <div className="bulk-start">
      <Card className="bulk-paste">
        <div onDrop={onDrop}>
          <Field label={text.paste} hint={text.paste_hint}>
            {(control) => (
              <textarea
                {...control}
                className="input mono"
                rows={8}
                spellCheck={false}
                placeholder={text.example}
                value={shown}
                onChange={(event) => setTyped(event.target.value)}
                onPaste={(event) => {
                  const pasted = readTransfer(event.clipboardData)
                  if (!pasted || !('file' in pasted)) return
                  event.preventDefault()
                  void take(pasted)
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
                  event.preventDefault()
                  preview()
                }}
              />
            )}
          </Field>
          <div className="bulk-buttons">
            <Button kind="primary" busy={percent !== null} onClick={preview}>
              {text.preview}
            </Button>
            <Button icon="bulk" onClick={() => file.current?.click()}>
              {text.choose_file}
            </Button>
            <input
              ref={file}
              type="file"
              hidden
              aria-label={text.choose_file}
              onChange={(event) => {
                const [chosen] = event.target.files ?? []
                event.target.value = ''
                if (chosen) void take({ file: chosen })
              }}
            />
            <span className="muted small">{text.file_hint}</span>
          </div>
          {percent !== null && (
            <p role="status">
              <progress max={100} value={percent} aria-label={text.reading(percent)} />{' '}
              {text.reading(percent)}
            </p>
          )}
          {failed && <Refused failed={failed} onColumns={(pasted) => void take(pasted, '-')} />}
        </div>
      </Card>
      <Recent />
    </div>
  )
}

function Refused({
  failed,
  onColumns,
}: {
  failed: { error: unknown; pasted: Pasted }
  onColumns: (pasted: Pasted) => void
}) {
  const text = useWords(words)
  const { message, remedy } = wordsOf(failed.error)
  const unread = failed.error instanceof FahuoError && failed.error.code === 'invalid'
  return (
    <div role="alert" className="bulk-refused">
      <p className="field-error">{message}</p>
      <p className="muted">{remedy}</p>
      {unread && <Button onClick={() => onColumns(failed.pasted)}>{text.choose_columns}</Button>}
    </div>
  )
}

const TONES = {
  ready: 'grey',
  sending: 'blue',
  sent: 'green',
  cancelling: 'amber',
  cancelled: 'grey',
} as const

function Recent() {
  const text = useWords(words)
  const { data } = useQuery({
    queryKey: ['imports'],
    queryFn: () => fahuo.listImports({ limit: 10 }),
  })
  if (!data) return null
  return (
    <Card title={text.recent}>
      {data.imports.length === 0 && <p className="muted">{text.none_yet}</p>}
      <ul className="bulk-recent">
        {data.imports.map((one) => (
          <li key={one.id}>
            <Link to={`/bulk?import=${one.id}`}>{one.name ?? text.pasted}</Link>
            <span className="muted small number">{timeOf(one.created_at)}</span>
            <span className="small">{text.payments(allRows(one))}</span>
            <Pill tone={TONES[one.state]}>{text.states[one.state]}</Pill>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export const allRows = ({ rows }: Import): number =>
  Object.values(rows).reduce((sum, one) => sum + one, 0)
