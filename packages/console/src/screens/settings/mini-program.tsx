import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { TextField } from '../../parts/field.tsx'
import { words } from './words.ts'

const PATHS = ['paths'] as const

/** The pages that WeChat opens. */
export function MiniProgram() {
  const text = useWords(words)
  const { language } = useLanguage()
  const jump = useQuery({
    queryKey: [...PATHS, 'jump', language],
    queryFn: () => fahuo.readJumpPath(),
  })
  const centre = useQuery({
    queryKey: [...PATHS, 'centre', language],
    queryFn: () => fahuo.readOrderCentrePath(),
  })
  return (
    <>
      <Card title={text.jump} hint={text.jump_hint}>
        {jump.error && <Failed error={jump.error} onRetry={() => void jump.refetch()} />}
        {jump.isPending && <Loading />}
        {jump.data && (
          <Path
            told={{ ...jump.data, registered: jump.data.jump_path }}
            register={(path) => fahuo.changeJumpPath({ path })}
          />
        )}
      </Card>
      <Card title={text.centre} hint={text.centre_hint}>
        {centre.error && <Failed error={centre.error} onRetry={() => void centre.refetch()} />}
        {centre.isPending && <Loading />}
        {centre.data && (
          <Path
            told={{ ...centre.data, registered: centre.data.order_centre_path }}
            at_wechat={centre.data.at_wechat}
            register={(path) => fahuo.changeOrderCentrePath({ path })}
          />
        )}
      </Card>
      <Card title={text.checklist}>
        <ol className="checklist">
          {text.checklist_items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      </Card>
    </>
  )
}

interface Told {
  registered: string | null
  said: { path: string; by: 'setting' | 'api' | 'proxy' } | null
  pages: string[]
}

function Path(props: {
  told: Told
  at_wechat?: { path: string | null; errcode: number | null }
  register: (path: string) => Promise<unknown>
}) {
  const { told, at_wechat, register } = props
  const text = useWords(words)
  const may = useMay('settings')
  const list = useId()
  const [path, setPath] = useState(told.said?.path ?? told.registered ?? '')
  const save = useAct(
    () => register(path.trim()),
    [PATHS],
    () => text.saved,
  )
  return (
    <div className="stack">
      <dl className="facts">
        <dt>{text.registered}</dt>
        <dd className="mono">{told.registered ?? text.not_registered}</dd>
        {at_wechat && (
          <>
            <dt>{text.at_wechat}</dt>
            <dd className="mono">
              {at_wechat.path ?? text.unknown}
              {at_wechat.errcode !== null && ` (${at_wechat.errcode})`}
            </dd>
          </>
        )}
        {told.said && (
          <>
            <dt>{text.said_by}</dt>
            <dd>{text.by[told.said.by]}</dd>
          </>
        )}
      </dl>
      {may && (
        <form
          className="settings-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (!save.isPending && path.trim() !== '') save.mutate(undefined)
          }}
        >
          <TextField
            label={text.path}
            hint={text.path_hint}
            value={path}
            list={list}
            className="mono"
            onChange={({ target }) => setPath(target.value)}
          />
          <datalist id={list}>
            {told.pages.map((page) => (
              <option key={page} value={page} />
            ))}
          </datalist>
          <div>
            <Button kind="primary" type="submit" busy={save.isPending}>
              {text.register}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
