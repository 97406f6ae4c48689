import { ButtonLink, CopyButton, List, type PageFrame, Tag } from '../../design/index.ts'
import { DEMO_PHONE, DEMO_TOKEN, type DemoPerson } from '../people.ts'
import type { RosterAccount } from '../roster/roster.ts'

/** An account with the code that its app shows now. */
type ShownAccount = RosterAccount & {
  totp?: { secret: string; code: string; seconds: number } | undefined
}

export type ShownPerson = { person: DemoPerson; accounts: readonly ShownAccount[] }

/** The demo people, what to try with each, and how to become them. */
export function People({ frame, people }: { frame: PageFrame; people: readonly ShownPerson[] }) {
  const { t } = frame
  return (
    <List
      rows={people.map(({ person, accounts }) => ({
        icon: person.group === 'staff' ? 'briefcase' : 'graduation-cap',
        title: `${person.givenName} ${person.familyName}`,
        tags: (
          <>
            <Tag>{person.language === 'nl' ? t('frame.language.nl') : t('frame.language.en')}</Tag>{' '}
            <Tag tone={person.roles.length > 0 ? 'accent' : 'neutral'}>
              {t(`demo.role.${person.roles[0] ?? person.group}`)}
            </Tag>
          </>
        ),
        hint: (
          <>
            {t(person.about)}
            {accounts.map((account) => (
              <Account key={account.username} frame={frame} account={account} />
            ))}
          </>
        ),
      }))}
    />
  )
}

function Account({ frame, account }: { frame: PageFrame; account: ShownAccount }) {
  const { t } = frame
  const { username, totp, begins } = account
  return (
    <span class="block mt-3">
      <b class="block break-all">{username}</b>
      <span class="row flex-wrap mt-1">
        <Way frame={frame} account={account} />
        {totp && (
          <>
            <b class="num">{t('demo.people.code', { code: totp.code })}</b>
            <span class="num">{t('demo.people.code-next', { seconds: totp.seconds })}</span>
            <CopyButton text={totp.code} label={t('frame.copy')} done={t('frame.copied')} />
          </>
        )}
      </span>
      {begins === 'totp' && totp && (
        <span class="block break-all mt-1">{t('demo.people.secret', { secret: totp.secret })}</span>
      )}
      {begins === 'token' && <span class="block mt-1">{t('demo.people.serial', { serial: DEMO_TOKEN })}</span>}
      {begins === 'phone' && (
        <span class="block mt-1">
          {t('demo.people.number', { number: DEMO_PHONE })} <a href="#outbox">{t('demo.people.number-hint')}</a>
        </span>
      )}
    </span>
  )
}

/** How one becomes this person. */
function Way({ frame: { t }, account: { realm, username, begins } }: { frame: PageFrame; account: ShownAccount }) {
  const hint = encodeURIComponent(username)
  const signIn = { href: `/demo/app/start?realm=${realm}&hint=${hint}`, word: 'demo.people.sign-in' } as const
  const ways = {
    ...{ active: signIn, totp: signIn, token: signIn, phone: signIn },
    letter: { href: '/activate', word: 'demo.people.activate' },
    mail: { href: '#outbox', word: 'demo.people.read-mail' },
  } as const
  const { href, word } = ways[begins]
  return (
    <ButtonLink kind="plain" dense href={href} label={t(`${word}-as`, { username })}>
      {t(word)}
    </ButtonLink>
  )
}
