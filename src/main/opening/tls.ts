import { readFileSync } from 'node:fs'
import { StartFault } from '../../base/database/start-fault.ts'
import type { Campus, DeviceSet } from '../../campus/index.ts'
import type { Settings } from '../../command-line/index.ts'

type Tls = { cert: Buffer; key: Buffer }

/** The certificate and key of these settings; files that cannot be read stop the start. */
export function tlsOf({ tls }: Settings): { tls?: Tls } {
  return tls ? { tls: { cert: read(tls.cert), key: read(tls.key) } } : {}
}

/** The campus's own computers, whose certificates this server asks for. */
export const deviceSetsOf = ({ devices }: Campus): DeviceSet[] => Object.values(devices)

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new StartFault('configuration', `The TLS file cannot be read: ${(error as Error).message}`)
  }
}
