import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Pill } from '../../parts/pill.tsx'
import { toast } from '../../parts/toast.tsx'
import { words } from './words.ts'

const ALARMS = ['alarms'] as const

/** Robots of groups that tell people. */
export function Alarms() {
  const text = useWords(words)
  const { language } = useLanguage()
  const may = useMay('settings')
  const [adds, setAdds] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: [...ALARMS, language],
    queryFn: () => fahuo.listAlarms(),
    refetchInterval: LIVE_MS,
  })
  const test = useAct(
    async (id: string) => {
      const { delivered, error_text } = await fahuo.testAlarm({ id })
      toast(delivered ? text.arrived : (error_text ?? ''), delivered ? 'green' : 'red')
    },
    [ALARMS],
  )
  const remove = useAct(
    (id: string) => fahuo.removeAlarm({ id }),
    [ALARMS],
    () => text.removed,
  )
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <Card
      title={text.alarms}
      hint={text.alarms_hint}
      aside={
        may && (
          <Button kind="primary" icon="plus" onClick={() => setAdds(true)}>
            {text.add_alarm}
          </Button>
        )
      }
    >
      {data.robots.length === 0 && <Empty icon="webhooks" title={text.no_alarms} />}
      <ul className="lines">
        {data.robots.map(({ id, kind, name, last_at, last_error_text }) => (
          <li key={id} className="line">
            <div className="line-main">
              <strong>{name}</strong>
              <span className="muted small">
                {last_at === null ? text.not_yet : text.last(timeOf(last_at))}
              </span>
              {last_error_text !== null && (
                <span className="line-error small">{last_error_text}</span>
              )}
            </div>
            <Pill tone="grey">{text.robots[kind]}</Pill>
            {may && (
              <>
                <Button busy={test.isPending} onClick={() => test.mutate(id)}>
                  {text.test}
                  <span className="hidden-text"> {name}</span>
                </Button>
                <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate(id)}>
                  {text.remove}
                  <span className="hidden-text"> {name}</span>
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {adds && <NewAlarm onClose={() => setAdds(false)} />}
    </Card>
  )
}

function NewAlarm({ onClose }: { onClose: () => void }) {
  const text = useWords(words)
  const { language } = useLanguage()
  const [given, setGiven] = useState({ url: '', name: '', secret: '', keyword: '' })
  const { url, name, secret, keyword } = given
  const add = useAct(
    async () => {
      await fahuo.addAlarm({
        url: url.trim(),
        language,
        ...(name.trim() !== '' && { name: name.trim() }),
        ...(secret !== '' && { secret }),
        ...(keyword !== '' && { keyword }),
      })
      onClose()
    },
    [ALARMS],
    () => text.saved,
  )
  const field = (key: keyof typeof given) => ({
    value: given[key],
    onChange: ({ target }: { target: { value: string } }) =>
      setGiven({ ...given, [key]: target.value }),
  })
  return (
    <FormDialog
      title={text.add_alarm}
      send={text.save}
      ready={url.trim() !== ''}
      busy={add.isPending}
      onSend={() => add.mutate(undefined)}
      onClose={onClose}
    >
      <TextField label={text.robot_url} hint={text.robot_url_hint} type="url" {...field('url')} />
      <TextField label={text.robot_name} {...field('name')} />
      <TextField label={text.robot_secret} {...field('secret')} />
      <TextField label={text.robot_keyword} {...field('keyword')} />
    </FormDialog>
  )
}
