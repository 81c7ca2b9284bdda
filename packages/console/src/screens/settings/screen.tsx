import './settings.css'
import { useSession } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { useQueryState } from '../../core/router.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { SETTINGS_TABS } from './tabs.ts'
import { words } from './words.ts'

/** 设置 Settings: a tab for each part. */
export default function Settings() {
  const text = useWords(words)
  const { language } = useLanguage()
  const { data: session } = useSession()
  const [{ tab }] = useQueryState({ tab: '' })
  const tabs = SETTINGS_TABS.filter(({ right }) => session?.rights.includes(right))
  const current = tabs.find(({ name }) => name === tab) ?? tabs[0]
  if (!current) return null
  const { View } = current
  return (
    <div className="stack">
      <Tabs
        label={text.parts}
        current={current.name}
        tabs={tabs.map(({ name, label }) => ({
          name,
          label: label[language],
          to: `/settings?tab=${name}`,
        }))}
      />
      <View />
    </div>
  )
}
