export {
  countryName,
  formatChoice,
  formatDate,
  formatDuration,
  formatList,
  formatNumber,
  formatShortDay,
  formatTime,
  formatTimeLeft,
  formatTimeUntil,
  formatWeekday,
  formatWeekdayDate,
} from './format.ts'
export { isLanguage, languageOf } from './language.ts'
export { type RefusalText, refusalTexts } from './refusal-texts.ts'
export { isTextKey, speak, type T } from './speak.ts'
export { type Language, languages, type Text, type Texts, type TextValues } from './text.ts'
export type { TextKey } from './texts.ts'
