import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../core/language.tsx'
import { Button } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { words } from './words.ts'

/** What everybody sees who is not signed in. */
export function Frame({ title, children }: { title: string; children: ReactNode }) {
  const { product, other_language } = useWords(words)
  const { language, choose } = useLanguage()
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <h1>{product}</h1>
        <Button kind="quiet" onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
          {other_language}
        </Button>
      </header>
      <Card title={title}>{children}</Card>
    </main>
  )
}
