import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database } from '../../base/database/database.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Campus } from '../../campus/index.ts'
import type { Settings } from '../../command-line/index.ts'
import { demoOutbox } from '../../demo/index.ts'
import {
  type Mailer,
  type Outbox,
  openMailer,
  openPush,
  openTelephone,
  type Push,
  type Telephone,
} from '../../notices/index.ts'

/** How messages leave: each is undefined where the campus has no such channel, and the outbox outside demo mode. */
export type WaysOut = {
  mailer: Mailer | undefined
  telephone: Telephone | undefined
  push: Push | undefined
  outbox: Outbox | undefined
}

type WaysOutDeps = { settings: Settings; campus: Campus; db: Database; keyring: Keyring; clock: Clock }

export function openWaysOut(deps: WaysOutDeps): WaysOut & { closeWaysOut(): void } {
  const { settings, db } = deps
  const telephone = telephoneOf(deps)
  const push = pushOf(deps)
  return {
    mailer: mailerOf(deps),
    telephone,
    push,
    outbox: settings.demo === 'off' ? undefined : demoOutbox(db),
    closeWaysOut() {
      telephone?.close()
      push?.close()
    },
  }
}

function mailerOf({ campus, settings, clock }: WaysOutDeps): Mailer | undefined {
  const { mail } = campus.channels
  const { baseUrl } = settings
  return mail?.smtp === undefined ? undefined : openMailer({ ...mail, smtp: mail.smtp }, { baseUrl, clock })
}

const telephoneOf = ({ campus: { channels }, clock }: WaysOutDeps): Telephone | undefined =>
  channels.sms || channels.voice ? openTelephone(channels, { clock }) : undefined

/** In demo mode on one's own machine, a push endpoint of that machine will do. */
function pushOf(deps: WaysOutDeps): Push | undefined {
  const { push } = deps.campus.channels
  const { demo } = deps.settings
  return push && openPush(deps, { ...push, loopback: demo === 'on' || demo === 'built-in' })
}
