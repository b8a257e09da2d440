import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { insist } from '../shared/lazily'
import { en, type Text } from './en'

export type Language = 'en' | 'de'

const stored = localStorage.getItem('language')
const preferred: Language = stored === 'en' || stored === 'de' ? stored : navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en'
const words: Record<Language, () => Promise<Text>> = { en: () => Promise.resolve(en), de: () => insist(async () => (await import('./de')).de) }

type Spoken = { text: Text; language: Language }

const english: Spoken = { text: en, language: 'en' }
let current = english

const patience = 4000

/** For what is said outside of a component. */
export const currentText = () => current.text

const TextContext = createContext<Spoken & { choose: (language: Language) => void }>({ ...english, choose: () => undefined })

export function TextProvider({ children }: { children: ReactNode }) {
  // What is spoken stays until the words of the other language are here: a page that goes blank loses what is written.
  const [spoken, setSpoken] = useState<Spoken | null>(preferred === 'en' ? english : null)
  const speak = useCallback((language: Language) => {
    words[language]().then((text) => setSpoken({ text, language }), () => setSpoken((before) => before ?? english))
  }, [])
  useEffect(() => {
    speak(preferred)
    const timer = setTimeout(() => setSpoken((before) => before ?? english), patience)
    return () => clearTimeout(timer)
  }, [speak])
  useEffect(() => {
    if (spoken === null) return
    current = spoken
    document.documentElement.lang = spoken.language
  }, [spoken])
  const value = useMemo(() => ({ ...(spoken ?? english), choose: (language: Language) => { localStorage.setItem('language', language); speak(language) } }), [spoken, speak])
  return spoken === null ? null : <TextContext value={value}>{children}</TextContext>
}

export const presetName = (preset: { name: string; isShipped: boolean }, text: Text) => (preset.isShipped ? text.presets[preset.name] : undefined) ?? preset.name

export const useText = () => useContext(TextContext).text
export const useLanguage = () => useContext(TextContext)
