import { useId, type ComponentPropsWithRef, type KeyboardEvent, type ReactNode } from 'react'

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong, and what to do. */
  error?: ReactNode
  /** The label is read aloud only. */
  bare?: boolean
  children: (control: {
    id: string
    'aria-describedby'?: string
    'aria-invalid'?: true
  }) => ReactNode
}

/** A label with what is filled in below it, and what is wrong with that. */
export function Field({ label, hint, error, bare = false, children }: FieldProps) {
  const id = useId()
  const described = error || hint ? `${id}-says` : undefined
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? 'hidden-text' : 'field-label'}>
        {label}
      </label>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {described && (
        <p id={described} className={error ? 'field-error' : 'field-hint'}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

/** What happened, and what to do: two lines, since the server's words have no full stop between. */
export const Problem = ({ message, remedy }: { message: string; remedy: string }) => (
  <>
    {message}
    <br />
    {remedy}
  </>
)

type TextFieldProps = Omit<FieldProps, 'children'> &
  Omit<ComponentPropsWithRef<'input'>, 'children'>

export function TextField({ label, hint, error, bare, className = '', ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} bare={bare}>
      {(control) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...control}
          className={`input ${className}`.trim()}
        />
      )}
    </Field>
  )
}

interface SelectFieldProps<Value extends string> extends Omit<FieldProps, 'children'> {
  value: Value
  /** What can be chosen, and how it is named. */
  options: Iterable<readonly [value: Value, name: string]>
  onChoose: (value: Value) => void
  disabled?: boolean
  className?: string
}

/** One of a few. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { value, options, onChoose, disabled, className = '', ...field } = props
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          className={`select ${className}`.trim()}
          value={value}
          disabled={disabled}
          onChange={({ target }) => onChoose(target.value as Value)}
        >
          {[...options].map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Whether a key is Enter by itself: input methods and scanners in composition end with it, too. */
export const isEnter = ({ key, nativeEvent }: KeyboardEvent): boolean =>
  key === 'Enter' && !nativeEvent.isComposing
