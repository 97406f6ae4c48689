/**
 * The small values of which `campus.yaml` is made: keys, texts, durations, dates.
 *
 * A message of these schemas is a sentence for the person who wrote the file; what stands after a line break
 * is the hint. `“%”` in a sentence is where the written value goes (`parse/explain.ts`).
 */
import { z } from 'zod'
import { parseDuration } from '../../../base/time/duration.ts'
import { isCalendarDate } from './dates.ts'

/** A group of keys. Unknown keys are faults; their message lists the known ones, from which the hint is made. */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined),
  })
}

/** The key under which a thing is known elsewhere in the file and in addresses. */
export const key = () =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, {
      error:
        '“%” cannot be a key.\nUse lower-case letters, digits and hyphens, beginning with a letter, 40 at most: “learning-environment”.',
    })
    .meta({ title: 'key' })

/** Things by their key. */
export const byKey = <Value extends z.core.SomeType>(value: Value) => z.record(key(), value)

const words = () =>
  z.string().regex(/\S/, { error: 'This text is empty.\nWrite it, or remove its key when the whole text may go.' })

/** One text in both languages. */
export const text = () =>
  section({ en: words().describe('In English.'), nl: words().describe('In Dutch.') }).meta({
    title: 'text in both languages',
  })

/** One or more words for which no translation is needed: a building, a number on a door. */
export const label = () =>
  z
    .string()
    .regex(/\S/, { error: 'This is empty.\nWrite it, or remove its key.' })
    .max(80, { error: 'This is longer than 80 characters.\nSay it shorter.' })
    .meta({ title: 'words' })

const DURATION = /^[1-9][0-9]{0,3}[smhd]$/
const DURATION_FAULT = '“%” is not a duration.\nWrite a whole number and a unit (s, m, h or d): 16m, 12h or 7d.'

/** A length of time, as milliseconds. */
export const duration = () =>
  z
    .string()
    .regex(DURATION, { error: DURATION_FAULT, abort: true })
    .transform((written) => parseDuration(written) ?? 0)
    .meta({ title: 'duration' })

/** A number of whole days, as milliseconds: accounts live by days, and the last one counts whole. */
export const wholeDays = () =>
  z
    .string()
    .regex(/^[1-9][0-9]{0,3}d$/, {
      error: '“%” is not a number of days.\nWrite whole days: 7d or 14d.',
      abort: true,
    })
    .transform((written) => parseDuration(written) ?? 0)
    .meta({ title: 'whole days' })

/** One word or a duration: `never`, `browser`. */
export const wordOrDuration = <const Word extends string>(word: Word) =>
  z
    .string()
    .regex(new RegExp(`^(${word}|[1-9][0-9]{0,3}[smhd])$`), {
      error: `“%” is neither “${word}” nor a duration.\nWrite ${word}, or a whole number and a unit: 12h or 365d.`,
      abort: true,
    })
    .transform((written): Word | number => parseDuration(written) ?? word)
    .meta({ title: `\`${word}\` or a duration` })

/** A day of the calendar, `2026-09-21`; it stays text, since it has no time zone of its own. */
export const calendarDate = () =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, {
      error: '“%” is not a date.\nWrite year, month and day: 2026-09-21.',
      abort: true,
    })
    .refine(isCalendarDate, { error: 'There is no such day as “%”.\nLook it up in a calendar.' })
    .meta({ title: 'date' })

/** One day, or the first and the last of several: `2026-12-24/2027-01-03`. */
export const calendarSpan = () =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(\/\d{4}-\d{2}-\d{2})?$/, {
      error: '“%” is no day and no span of days.\nWrite 2026-11-11, or first and last day: 2026-12-24/2027-01-03.',
      abort: true,
    })
    .refine((written) => written.split('/').every(isCalendarDate), {
      error: 'A day of “%” does not exist.\nLook it up in a calendar.',
      abort: true,
    })
    .transform((written) => {
      const [first = '', last = first] = written.split('/')
      return { first, last }
    })
    .meta({ title: 'day or span of days' })

/** Things of a closed set, each once at most. */
export const someOf = <const Words extends readonly string[]>(words: Words) =>
  eachOnce(z.array(z.enum(words)).min(1, { error: 'This list is empty.\nName at least one, or remove the key.' }))

/** As `someOf`, and an empty list is an answer too. */
export const anyOf = <const Words extends readonly string[]>(words: Words) => eachOnce(z.array(z.enum(words)))

function eachOnce<Item extends z.core.SomeType>(list: z.ZodArray<Item>) {
  return list.superRefine((items, issues) => {
    items.forEach((item, index) => {
      if (items.indexOf(item) < index)
        issues.addIssue({ code: 'custom', path: [index], message: '“%” stands here twice.\nRemove one of the two.' })
    })
  })
}

/** A switch. */
export const yesOrNo = () => z.boolean()

/** A count between bounds. */
export const count = (from: number, to: number) => {
  const error = `“%” is not between ${from} and ${to}.\nWrite a whole number from ${from} up to ${to}.`
  return z
    .int({ error: `“%” is not a whole number.\nWrite a whole number from ${from} up to ${to}.` })
    .min(from, { error })
    .max(to, { error })
}
