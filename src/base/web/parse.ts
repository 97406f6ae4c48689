import type { z } from 'zod'

/** What came in has not the form that the door asks for: answered with 400 and no more. */
export class BadRequest extends Error {
  override name = 'BadRequest'
}

/**
 * Parses a form's fields, or the query of an address. Unknown fields and wrong types throw `BadRequest`, so that
 * nothing passes a door that its schema does not name. The anti-forgery field has been checked before and is left out.
 */
export function parseForm<T extends z.ZodObject>(schema: T, body: unknown): z.infer<T> {
  const { form_token: _, ...fields } = { ...(body as Record<string, unknown> | null) }
  const parsed = strictly(schema).safeParse(fields)
  if (parsed.success) return parsed.data as z.infer<T>
  throw new BadRequest(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
}

/** Each schema once: the library compiles what it makes, which is dear. */
const strict = new WeakMap<z.ZodObject, z.ZodObject>()
function strictly(schema: z.ZodObject): z.ZodObject {
  const known = strict.get(schema) ?? schema.strict()
  strict.set(schema, known)
  return known
}
