/** For the authenticator, which runs on the phone: its own texts and no others, and how times and countries are written. */
import type { Language, TextValues } from './text.ts'
import { appTexts } from './texts/authenticator/app.ts'
import { translator } from './translator.ts'

export { countryName, formatTime, formatTimeLeft } from './format.ts'
export { languageOf } from './language.ts'
export { type Language, languages } from './text.ts'

export type AppTextKey = keyof typeof appTexts

/** Says a text of the app in one language. */
export type AppT = (key: AppTextKey, values?: TextValues) => string

export const isAppTextKey = (key: string): key is AppTextKey => Object.hasOwn(appTexts, key)

/** The translator of the app: the texts of the pages are not in its bundle. */
export const speakApp = (language: Language): AppT => translators[language]

const translators: Record<Language, AppT> = { en: translator(appTexts, 'en'), nl: translator(appTexts, 'nl') }
