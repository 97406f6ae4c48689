/** Named address ranges, computers with certificates, and the proxies whose word is taken about a client's address. */
import { z } from 'zod'
import { parseRange } from '../networks/range.ts'
import { filePath } from './values/addresses.ts'
import { byKey, section } from './values/values.ts'

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

const authorities = section({
  authorities: filePath().describe(
    'PEM file with the certificate of the authority that issues these computers’ own and to nobody else, and those of the authorities above it, up to the first.',
  ),
})

export const devicesSchema = byKey(authorities)

export const trustedProxiesSchema = z.array(range())
