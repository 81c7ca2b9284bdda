import { useAct } from '../../core/act.ts'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Field } from '../../parts/field.tsx'
import { words } from './words.ts'

/** Images that are uploaded to WeChat at once; what is kept are its ids. */
export function Images({
  ids,
  onChange,
}: {
  ids: readonly string[]
  onChange: (ids: string[]) => void
}) {
  const text = useWords(words)
  const upload = useAct(async (files: readonly File[]) => {
    let all = [...ids]
    for (const file of files) {
      const answer = await fahuo.request({
        method: 'POST',
        path: '/api/account/media',
        body: file,
        media: file.type,
        answer: 'json',
      })
      const { media_id } = (await answer.json()) as { media_id: string }
      all = [...all, media_id]
      onChange(all)
    }
  }, [])
  return (
    <Field label={text.proof} hint={ids.length > 0 ? text.uploaded(ids.length) : text.proof_hint}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="file"
          multiple
          accept="image/jpeg,image/png,image/gif"
          disabled={upload.isPending}
          onChange={({ target }) => {
            upload.mutate([...(target.files ?? [])])
            target.value = ''
          }}
        />
      )}
    </Field>
  )
}
