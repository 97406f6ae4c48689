/** The pages of one address, with what they show read. */
import { isId } from '../../../../base/ids.ts'
import { SECOND } from '../../../../base/time/instant.ts'
import { sendPage } from '../../../../design/index.ts'
import { formatDuration } from '../../../../i18n/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Refused } from '../../../refused.tsx'
import type { Call } from '../../../signed-in/call.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { type GiveRefusal, MOST, ownMail } from './changes.ts'
import { AddAddressPage, ManageAddressPage } from './pages.tsx'

type Adding = { who: SignedIn; replaces?: string | undefined; typed?: string; refused?: GiveRefusal }

export async function sendAdd(deps: SelfServiceDeps, { reply }: Call, { who, replaces, typed, refused }: Adding) {
  const own = await ownMail(deps, deps.db.kysely, who.session.person)
  const replaced = own.find(({ id }) => id === replaces)
  const page = (
    <AddAddressPage {...{ who, replaced }} typed={typed?.slice(0, 320)} refused={refused && inWords(who, refused)} />
  )
  return sendPage(reply, page, { status: statusOf(reply, refused) })
}

type Managing = {
  who: SignedIn
  id: string
  sent?: boolean
  refused?: { refusal: 'address-gone' } | Extract<GiveRefusal, { retryAfter: number }>
}

/** 404 for what is not there, and for what is somebody else's. */
export async function sendManage(deps: SelfServiceDeps, { reply }: Call, { who, id, sent, refused }: Managing) {
  const own = isId(id) ? await ownMail(deps, deps.db.kysely, who.session.person) : []
  const one = own.find((address) => address.id === id)
  if (!one) return reply.callNotFound()
  const address = { id, mail: one.mail, verified: one.verifiedAt !== null }
  const done = sent && !address.verified ? who.frame.t('profile.code-sent') : undefined
  const page = <ManageAddressPage {...{ who, address, done }} refused={refused && inWords(who, refused)} />
  return sendPage(reply, page, { status: statusOf(reply, refused) })
}

function statusOf(reply: Call['reply'], refused: GiveRefusal | undefined): number {
  if (!refused) return 200
  if (!('retryAfter' in refused)) return 422
  reply.header('retry-after', Math.ceil(refused.retryAfter / SECOND))
  return 429
}

function inWords({ frame: { language } }: SignedIn, refused: GiveRefusal): Refused {
  const key = refused.refusal
  switch (refused.refusal) {
    case 'too-many-codes':
      return { key, values: { time: formatDuration(language, refused.retryAfter) } }
    case 'address-gone':
      return { key }
    case 'too-many-addresses':
      return { key, values: { most: MOST } }
    default:
      return { key, field: 'email' }
  }
}
