/** The schema of `campus.yaml` as JSON Schema (draft 2020-12), as the file is written, before defaults and parsing. */
import { z } from 'zod'
import { campusSchema } from './campus.ts'

/** What this program reads of a JSON Schema; `campusSchema` makes no more than this. */
export type JsonSchema = {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly properties?: { readonly [key: string]: JsonSchema }
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly propertyNames?: JsonSchema
  readonly items?: JsonSchema
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly enum?: readonly string[]
  readonly const?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}

let made: JsonSchema | undefined

/** Made once: it is asked for by each missing key. */
export function campusJsonSchema(): JsonSchema {
  made ??= z.toJSONSchema(campusSchema, { io: 'input', reused: 'inline' }) as JsonSchema
  return made
}

/** What the documentation says about the part at this path. */
export function describedAt(path: readonly (string | number)[]): string | undefined {
  let parts: readonly JsonSchema[] = [campusJsonSchema()]
  for (const step of path) parts = parts.flatMap((part) => childrenOf(part, step))
  return parts.find((part) => part.description !== undefined)?.description
}

function childrenOf(schema: JsonSchema, step: string | number): JsonSchema[] {
  const key = String(step)
  const properties = schema.properties ?? {}
  const named = Object.hasOwn(properties, key) ? properties[key] : undefined
  const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  const own = named ?? rest ?? (typeof step === 'number' ? schema.items : undefined)
  return [
    ...(own ? [own] : []),
    ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((option) => childrenOf(option, step)),
  ]
}
