/**
 * A rule looks at the file as it was written, not at a parsed campus: so all rules speak even where the schema has
 * already found faults, and nobody mends a file in ten rounds. What has the wrong type is passed over in silence,
 * since the schema has said so.
 */
import type { Finding, Path } from '../parse/fault.ts'

export type Rule = {
  /** Names the rule in tests and talk. */
  readonly reason: string
  /** Every place where it is broken. */
  readonly when: (file: Place, files: Files) => readonly Finding[]
}

/** Reads a file that `campus.yaml` names, by its path there. */
export type Files = (path: string) => { readonly text: string } | { readonly fault: string }

/** A part of the file and where it stands. */
export type Place = { readonly path: Path; readonly value: unknown }

/** A place that holds a text. */
export type TextPlace = { readonly path: Path; readonly value: string }

export function at(place: Place, ...keys: readonly string[]): Place {
  let value: unknown = place.value
  for (const key of keys) value = isGroup(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return { path: [...place.path, ...keys], value }
}

/** The keys of a group with their places; of anything else, none. */
export const entries = (place: Place): (readonly [string, Place])[] =>
  isGroup(place.value) ? Object.keys(place.value).map((key) => [key, at(place, key)] as const) : []

export const keysOf = (place: Place): string[] => entries(place).map(([key]) => key)

/** The items of a list; of anything else, none. */
export const items = (place: Place): Place[] =>
  Array.isArray(place.value)
    ? place.value.map((value: unknown, index) => ({ path: [...place.path, index], value }))
    : []

/** Those of the places that hold a text. */
export const texts = (places: readonly Place[]): TextPlace[] =>
  places.flatMap(({ path, value }) => (typeof value === 'string' ? [{ path, value }] : []))

export const textAt = (place: Place, ...keys: readonly string[]): TextPlace | undefined =>
  texts([at(place, ...keys)])[0]

export const isWritten = (place: Place): boolean => place.value !== undefined && place.value !== null

const isGroup = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
