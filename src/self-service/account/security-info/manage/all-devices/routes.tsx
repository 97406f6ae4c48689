/** `/account/security-info/devices/remove`: all devices with the app, at once. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../../../base/web/parse.ts'
import { sendPage } from '../../../../../design/index.ts'
import type { SelfServiceDeps } from '../../../../deps.ts'
import type { Refused } from '../../../../refused.tsx'
import type { Call } from '../../../../signed-in/call.ts'
import type { SignedIn } from '../../../../signed-in/signed-in.tsx'
import { freshlySignedIn } from '../../freshly-signed-in.ts'
import { ALL_DEVICES, homeOf } from '../../home.ts'
import { readDevices, sayingOf, sendSecurity } from '../../send.tsx'
import { isApp } from '../../words.ts'
import { dropDevices } from './drop.ts'
import { RemoveDevicesPage } from './page.tsx'

const Remove = z.object({ act: z.literal('continue').optional() })

export function allDevicesRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get(ALL_DEVICES, async (request, reply) => {
    const who = await freshlySignedIn(deps, { request, reply })
    return who ? sendRemove(deps, { request, reply }, { who }) : reply
  })

  app.post(ALL_DEVICES, async (request, reply) => {
    parseForm(Remove, request.body)
    const who = await freshlySignedIn(deps, { request, reply })
    if (!who) return reply
    const dropped = await dropDevices(deps, { session: who.session, realm: who.realm, visit: request.visit })
    if ('removed' in dropped) return reply.redirect(homeOf(who, 'devices-removed'), 303)
    const refused = { key: dropped.refused }
    if (dropped.refused === 'no-devices') return sendSecurity(deps, { request, reply }, { who, refused })
    return sendRemove(deps, { request, reply }, { who, refused })
  })
}

type Removing = { who: SignedIn; refused?: Refused }

async function sendRemove(deps: SelfServiceDeps, { request, reply }: Call, { who, refused }: Removing) {
  const { now } = request.visit
  const { devices: all } = await readDevices(deps, who, now)
  const devices = all.filter(isApp)
  if (devices.length === 0) return reply.redirect(homeOf(who), 303)
  const left = all.filter((device) => !isApp(device) && device.standing === 'counts')
  const page = <RemoveDevicesPage {...{ who, devices, left, refused }} saying={sayingOf(deps, who, now)} />
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}
