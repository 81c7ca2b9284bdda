import { useWords } from '../../../core/language.tsx'
import type { Role } from '../../../core/api.ts'
import { SelectField } from '../../../parts/field.tsx'
import { words as shell } from '../../../shell/words.ts'
import { words } from './words.ts'

/** One of a few, and in words what it may do. */
export function Choose<Name extends string>(props: {
  label: string
  names: Readonly<Record<Name, string>>
  may: Readonly<Record<Name, string>>
  value: Name
  onChoose: (name: Name) => void
}) {
  const { label, names, may, value, onChoose } = props
  return (
    <SelectField
      label={label}
      hint={may[value]}
      value={value}
      options={Object.entries(names) as [Name, string][]}
      onChoose={onChoose}
    />
  )
}

export function ChooseRole({ value, onChoose }: { value: Role; onChoose: (role: Role) => void }) {
  const text = useWords(words)
  const { roles } = useWords(shell)
  return <Choose label={text.role} names={roles} may={text.may} value={value} onChoose={onChoose} />
}
