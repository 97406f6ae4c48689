/** The profile, with what it shows read. */
import { sendPage } from '../../../design/index.ts'
import { formatTime } from '../../../i18n/index.ts'
import { enrolmentsOf } from '../../../lifecycle/index.ts'
import { addressesOf, maskPhone, type PersonAddress, personOf } from '../../../people/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import type { Call } from '../../signed-in/call.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { ProfilePage, type ProfileProps } from './page.tsx'
import { recordFacts } from './record/facts.ts'

type Shown = { who: SignedIn; typed?: string; done?: ProfileProps['done']; refused?: Refused | undefined }

export async function sendProfile(
  deps: SelfServiceDeps,
  { request, reply }: Call,
  { who, typed, done, refused }: Shown,
) {
  const { kysely } = deps.db
  const { frame, session } = who
  const [person, addresses, enrolments] = await Promise.all([
    personOf(kysely, session.person),
    addressesOf(deps, kysely, session.person),
    enrolmentsOf(kysely, session.person),
  ])
  if (!person) throw new Error('a live session has no person')
  const now = request.visit.now
  const record = recordFacts({ campus: deps.campus, frame }, { person, addresses, enrolments })
  const own = addresses.filter(({ source }) => source === 'person')
  const hintOf = (one: PersonAddress) => hintIn(deps, who, { one, now })
  const page = (
    <ProfilePage
      {...{ who, person, record, typed, done, refused }}
      addresses={own.flatMap((one) =>
        one.kind === 'mail'
          ? [{ id: one.id, mail: one.mail, verified: one.verifiedAt !== null, hint: hintOf(one) }]
          : [],
      )}
      phones={own.flatMap((one) =>
        one.kind === 'phone'
          ? [{ id: one.id, masked: maskPhone(one.phone), verified: one.verifiedAt !== null, hint: hintOf(one) }]
          : [],
      )}
    />
  )
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}

type Hinted = { one: PersonAddress; now: number }

function hintIn({ campus }: SelfServiceDeps, { frame }: SignedIn, { one, now }: Hinted): string {
  const { t, language } = frame
  const at = (instant: number) => formatTime(language, instant, campus.institution.timeZone, now)
  if (one.verifiedAt !== null) return t('profile.verified-at', { time: at(one.verifiedAt) })
  const added = t('security.added', { time: at(one.createdAt) })
  return one.kind === 'mail' ? `${added} · ${t('profile.waits-for-code')}` : added
}
