import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { options } from './api.ts'
import { firstLanguage, type Language } from '../begin/language.ts'
import { remember } from '../begin/memory.ts'

export type { Language }
export type Words<Text> = Readonly<Record<Language, Text>>

/** Keeps the words of a place in both languages: one that lacks a word does not compile. */
export const defineWords = <Text,>(words: { zh: Text; en: NoInfer<Text> }): Words<Text> => words

const Chosen = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'zh',
  choose: () => {},
})

/** Gives the language to all below, to the page, and to the server's messages. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage)
  // Before anything below asks the server.
  options.language = language
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const value = useMemo(
    () => ({
      language,
      choose(chosen: Language) {
        remember('language', chosen)
        setLanguage(chosen)
      },
    }),
    [language],
  )
  return <Chosen value={value}>{children}</Chosen>
}

export const useLanguage = () => use(Chosen)

/** Returns the words of a place in the reader's language. */
export const useWords = <Text,>(words: Words<Text>): Text => words[use(Chosen).language]
