import type { z } from 'zod'
import { secret } from '../../base/crypto/secret.ts'
import type { Channels } from '../campus.ts'
import { secretIn } from '../rules/files.ts'
import type { campusSchema } from '../schema/campus.ts'

type Written = z.output<typeof campusSchema>['channels']

/** Puts the secrets of gateways in the places of their files. */
export function channelsOf({ sms, voice, ...rest }: Written, textOf: (path: string) => string): Channels {
  const finished = <Gateway extends { secretFile?: string | undefined }>({ secretFile, ...gateway }: Gateway) => ({
    ...gateway,
    ...(secretFile !== undefined && { secret: secret(secretIn(textOf(secretFile)).trim()) }),
  })
  const all = {
    ...rest,
    ...(sms && { sms: { ...sms, gateways: sms.gateways.map(finished) } }),
    ...(voice && { voice: { ...voice, gateways: voice.gateways.map(finished) } }),
  }
  // A gateway that needs a secret names its file, by the schema; the types of a mapped union have lost that.
  return all as unknown as Channels
}
