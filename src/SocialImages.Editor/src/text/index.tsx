import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { en, type Text } from './en'

export type Language = 'en' | 'de'

const stored = localStorage.getItem('language')
const preferred: Language = stored === 'en' || stored === 'de' ? stored : navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en'
const german = async () => (await import('./de')).de

const TextContext = createContext<{ text: Text; language: Language; choose: (language: Language) => void }>({ text: en, language: 'en', choose: () => undefined })

export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(preferred)
  const [de, setDe] = useState<Text>()
  useEffect(() => {
    document.documentElement.lang = language
    if (language === 'de' && de === undefined) void german().then(setDe)
  }, [language, de])
  const text = language === 'de' ? de : en
  const value = useMemo(() => ({
    text: text ?? en, language, choose: (chosen: Language) => { localStorage.setItem('language', chosen); setLanguage(chosen) },
  }), [text, language])
  return text === undefined ? null : <TextContext value={value}>{children}</TextContext>
}

export const useText = () => useContext(TextContext).text
export const useLanguage = () => useContext(TextContext)
