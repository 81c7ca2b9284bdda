/** Which column is taken for what, and what it should be taken for. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fahuo, useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Field } from '../../parts/field.tsx'
import { toastError } from '../../parts/toast.tsx'
import type { Field as FieldName, Import } from './upload.ts'
import { words } from './words.ts'

/** While columns change nothing is sent. */
export const columnsKey = (id: string) => ['imports', id, 'columns']

export function Columns({ one }: { one: Import }) {
  const text = useWords(words)
  const queries = useQueryClient()
  const may_ship = useMay('ship')
  const change = useMutation({
    mutationKey: columnsKey(one.id),
    mutationFn: (columns: (FieldName | null)[]) => fahuo.changeImport({ id: one.id, columns }),
    onSuccess: (changed) => {
      queries.setQueryData(['imports', one.id], { import: changed.import })
      return queries.invalidateQueries({ queryKey: ['imports', one.id, 'rows'] })
    },
    onError: toastError,
  })
  if (!may_ship || one.state !== 'ready' || one.columns.length === 0) return null
  const sure = one.columns.every(({ by }) => by !== 'values')
  const fields = Object.entries(text.fields) as [FieldName, string][]
  const choose = (at: number, field: string) =>
    change.mutate(
      one.columns.map((column, place) =>
        place === at ? (field === '' ? null : (field as FieldName)) : column.field,
      ),
    )
  return (
    <details className="bulk-columns" open={!sure}>
      <summary>
        {text.columns} <span className="muted small">{text.columns_hint}</span>
      </summary>
      <div className="bulk-column-list">
        {one.columns.map(({ name, field }, at) => (
          // Names may stand twice.
          // oxlint-disable-next-line react/no-array-index-key
          <Field key={`${at}.${name}`} label={name || '—'}>
            {(control) => (
              <select
                {...control}
                className="select"
                value={field ?? ''}
                disabled={change.isPending}
                onChange={(event) => choose(at, event.target.value)}
              >
                <option value="">{text.unused}</option>
                {fields.map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
    </details>
  )
}
