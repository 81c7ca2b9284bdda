import { useState } from 'react'
import { wordsOf } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Problem, TextField } from '../../parts/field.tsx'
import { fieldOf, isByWechat, wrongFields, type Field } from './refusals.ts'
import { words } from './words.ts'

type Values = Partial<Record<Field, string>>

/** Fields of a shop: what was filled in, what is wrong, and what the server said of which. */
export function useShopFields(initial: Values, refused: unknown) {
  const [values, setValues] = useState(initial)
  const [wrong, setWrong] = useState<readonly Field[]>([])
  // What the server refused is so until it is changed.
  const [sent, setSent] = useState<Values>({})
  const at = fieldOf(refused)
  return {
    values,
    /** Tells whether all of them may be right; what cannot be is said at its field. */
    check(): boolean {
      const found = wrongFields(values)
      setWrong(found)
      setSent(values)
      return found.length === 0
    },
    refusalOf: (field: Field): unknown =>
      at === field && sent[field] === values[field] ? refused : null,
    /** What is about no field alone. */
    rest: at === null ? refused : null,
    isWrong: (field: Field) => wrong.includes(field),
    set(field: Field, value: string) {
      setValues((now) => ({ ...now, [field]: value }))
      setWrong((now) => now.filter((one) => one !== field))
    },
  }
}

type ShopFields = ReturnType<typeof useShopFields>

/** One of them. A secret is not read from the screen by others. */
export function ShopField({
  field,
  of,
  fixed = false,
}: {
  field: Field
  of: ShopFields
  fixed?: boolean
}) {
  const text = useWords(words)
  const refused = of.refusalOf(field)
  const problem = of.isWrong(field)
    ? text[`${field}_wrong`]
    : refused !== null &&
      // What WeChat says of them is said of those of the environment elsewhere.
      (isByWechat(refused) && (field === 'appid' || field === 'secret') ? (
        text[`${field}_refused`]
      ) : (
        <Problem {...wordsOf(refused)} />
      ))
  const secret = field === 'secret' || field === 'push_aes_key'
  return (
    <TextField
      label={text[field]}
      hint={text[`${field}_hint`]}
      error={problem || undefined}
      type={secret ? 'password' : 'text'}
      // Not the one that the reader signs in with.
      autoComplete={secret ? 'new-password' : 'off'}
      className={field === 'name' ? '' : 'mono'}
      maxLength={field === 'name' ? 40 : 128}
      readOnly={fixed}
      value={of.values[field] ?? ''}
      onChange={({ target }) => of.set(field, target.value)}
    />
  )
}
