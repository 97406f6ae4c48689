import { Facts, More, Section } from '../../../design/index.ts'
import { say, type View } from '../view.ts'
import { exampleOf } from '../words/name-examples.ts'
import { Desks } from './desks.tsx'

type Pages = { view: Pick<View, 'frame' | 'campus'> }
type Props = Pages & {
  label: string
  advice: string
  /** Before the desk is asked: what people can do themselves when signing in fails. */
  ways?: boolean
  /** Where a phone is asked for: who has none at all is told who helps (M15). */
  phone?: boolean
}

/** What helps when nothing here does: other ways in, and where the desks are. Opens without scripts. */
export function DeskAdvice({ view, label, advice, ways = false, phone = false }: Props) {
  return (
    <More summary={label}>
      <div class="stack gap-3">
        {ways && <Ways view={view} />}
        <p class="muted">{advice}</p>
        <Desks frame={view.frame} campus={view.campus} />
        {phone && <SocialService view={view} />}
      </div>
    </More>
  )
}

/** Where the institution names none, the desk is asked for it. */
function SocialService({ view }: Pages) {
  const { social } = view.campus.offices
  if (!social) return <p>{view.frame.t('desks.no-phone-at-all.ask')}</p>
  return (
    <p>
      {view.frame.t('desks.no-phone-at-all', { office: say(view, social.name) })}{' '}
      <a href={`mailto:${social.mail}`}>{social.mail}</a>
    </p>
  )
}

function Ways({ view: { frame } }: Pages) {
  const { t } = frame
  return (
    <ul class="stack gap-3">
      <li>
        <a href="/recover">{t('ways.forgotten')}</a>
      </li>
      <li>
        <a href="/activate/request">{t('activation-request.help')}</a>
      </li>
    </ul>
  )
}

/** For who typed the number of a temporary account, whether or not there is one (A4): which account to use instead. */
export function WhichAccount({ view }: Pages) {
  const { t } = view.frame
  const accounts = Object.values(view.campus.realms).map((realm) => {
    return { name: say(view, realm.name), value: exampleOf(realm, t) }
  })
  return (
    <Section title={t('temporary-account.title')}>
      <div class="stack gap-3">
        <p>{t('temporary-account.what')}</p>
        <p>{t('temporary-account.enrolled')}</p>
        <Facts facts={accounts} />
        <p>{t('temporary-account.not-yet')}</p>
        <p>
          <a href="/activate/request">{t('activation-request.help')}</a>
        </p>
      </div>
    </Section>
  )
}
