import { wordsOf } from '../../../core/api.ts'
import { Problem } from '../../../parts/field.tsx'

/** Why the server refused, in its words; nothing while it did not. */
export const Refusal = ({ error }: { error: unknown }) =>
  error ? (
    <p className="field-error" role="alert">
      <Problem {...wordsOf(error)} />
    </p>
  ) : null
