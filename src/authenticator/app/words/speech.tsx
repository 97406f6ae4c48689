import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { type AppT, type Language, languageOf, speakApp } from '../../../i18n/browser.ts'
import type { App } from '../store/app.ts'
import type { AppState } from '../store/app-state.ts'

type Speech = { readonly app: App; readonly state: AppState; readonly t: AppT; readonly language: Language }

const SpeechContext = createContext<Speech | undefined>(undefined)

/** The language chosen in the app, else the phone's. */
const languageFor = (state: AppState): Language =>
  languageOf({ chosen: state.settings.language, acceptLanguage: navigator.languages.join(',') })

/** Hands the app, its state and its words to all screens; each change of the state draws them anew. */
export function Speaking({ app, children }: { app: App; children: ComponentChildren }) {
  const [state, setState] = useState(app.state)
  useEffect(() => {
    const hear = () => setState(app.state)
    hear()
    return app.subscribe(hear)
  }, [app])
  const language = languageFor(state)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <SpeechContext.Provider value={{ app, state, language, t: speakApp(language) }}>{children}</SpeechContext.Provider>
  )
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (speech === undefined) throw new Error('a screen stands inside <Speaking>')
  return speech
}

export const useApp = (): Pick<Speech, 'app' | 'state'> => useSpeech()
export const useWords = (): Pick<Speech, 't' | 'language'> => useSpeech()
