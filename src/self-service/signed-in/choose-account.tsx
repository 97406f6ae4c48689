import { brandOf, type Realm } from '../../campus/index.ts'
import { DoorPage, Icon, type PageFrame, RealmSign } from '../../design/index.ts'
import type { Account } from '../../people/index.ts'

export type Choice = { account: Account; href: string; realm: Realm | undefined }

/** The person's accounts to choose from: sign of the realm, its name, the sign-in name (A1). */
export function ChooseAccountPage({ frame, choices }: { frame: PageFrame; choices: readonly Choice[] }) {
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="choose-account"
      title={t('account.which')}
      width="middle"
      helps={[{ icon: 'app-window', label: t('account.to-applications'), href: '/' }]}
    >
      <ul class="sb-tiles">
        {choices.map((choice) => (
          <ChoiceItem key={choice.account.id} frame={frame} choice={choice} />
        ))}
      </ul>
    </DoorPage>
  )
}

function ChoiceItem({ frame, choice: { account, href, realm } }: { frame: PageFrame; choice: Choice }) {
  const brand = realm && brandOf(realm, frame.language)
  return (
    <li data-realm={account.realm}>
      <a href={href}>
        <span class="sb-realm">{brand && <RealmSign brand={brand} />}</span>
        <span class="grow">
          <b>{brand?.name ?? account.realm}</b>
          <span class="hint block">{account.signInName}</span>
        </span>
        <Icon name="chevron-right" />
      </a>
    </li>
  )
}
