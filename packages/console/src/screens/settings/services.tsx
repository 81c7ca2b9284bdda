import { useWords } from '../../core/language.tsx'
import { Card } from '../../parts/card.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { Switches, useSettings } from './switches.tsx'
import { words } from './words.ts'

/** Those that WeChat gives. */
const SERVICES = new Set<string>(['shopping_order', 'messages', 'tracking', 'receipt_reminders'])

export const isService = ({ name }: { name: string }): boolean => SERVICES.has(name)

/** Which of WeChat's services are used, and what each gives. */
export function Services() {
  const text = useWords(words)
  const { data, error, refetch } = useSettings()
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <Card title={text.services} hint={text.services_hint}>
      <Switches switches={data.switches.filter(isService)} />
    </Card>
  )
}
