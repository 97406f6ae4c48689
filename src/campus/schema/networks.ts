/** Named address ranges, and the proxies whose word is taken about a client's address. */
import { z } from 'zod'
import { parseRange } from '../networks/range.ts'
import { byKey } from './values/values.ts'

const range = () =>
  z
    .string()
    .transform((written, issues) => {
      const range = parseRange(written)
      if (!('fault' in range)) return range
      issues.addIssue({ code: 'custom', message: range.fault })
      return z.NEVER
    })
    .meta({ title: 'address or range' })

export const networksSchema = byKey(
  z
    .array(range())
    .min(1, { error: 'This network has no addresses.\nName at least one address or range: 10.10.0.0/16.' }),
)

export const trustedProxiesSchema = z.array(range())
