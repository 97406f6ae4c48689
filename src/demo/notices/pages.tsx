import type { Realm } from '../../campus/index.ts'
import { ButtonLink, Facts, HousePage, type IconName, List, type PageFrame, Section } from '../../design/index.ts'
import { type Language, languages } from '../../i18n/index.ts'
import { type NoticeTemplate, noticeTemplates, noticeTitle } from '../../notices/index.ts'

const addressOf = (template: NoticeTemplate, language: Language, realm: string) =>
  `/demo/notices/${template}/${language}?realm=${encodeURIComponent(realm)}`

type NoticesPageProps = {
  frame: PageFrame
  realm: string
  realms: readonly Realm[]
}

/** All notices there are, to be opened in either language. */
export function NoticesPage({ frame, realm, realms }: NoticesPageProps) {
  const { t, language } = frame
  return (
    <HousePage frame={frame} title={t('demo.notices')} lead={t('demo.notices.lead')} beside={<ToDemo frame={frame} />}>
      {realms.length > 1 && (
        <nav class="row flex-wrap" aria-label={t('demo.notices.realm')}>
          {realms.map(({ key, name }) => (
            <ButtonLink kind={key === realm ? 'main' : 'plain'} dense href={`/demo/notices?realm=${key}`}>
              {name[language]}
            </ButtonLink>
          ))}
        </nav>
      )}
      <List
        rows={noticeTemplates.map((template) => ({
          icon: iconOf(template),
          title: t(noticeTitle(template) ?? 'demo.notices'),
          hint: <code>{template}</code>,
          act: (
            <span class="row flex-wrap">
              {languages.toReversed().map((one) => (
                <ButtonLink
                  kind="plain"
                  dense
                  href={addressOf(template, one, realm)}
                  label={`${one.toUpperCase()}: ${template}`}
                >
                  {one.toUpperCase()}
                </ButtonLink>
              ))}
            </span>
          ),
        }))}
      />
    </HousePage>
  )
}

type Shown = { subject: string; fromName: string; to: string; text: string }
type NoticePageProps = { frame: PageFrame; template: NoticeTemplate; language: Language; realm: string; shown: Shown }

/** One notice in one language: as its page, and beside it as its plain text. */
export function NoticePage({ frame, template, language, realm, shown }: NoticePageProps) {
  const { t } = frame
  const at = noticeTemplates.indexOf(template)
  const [before, after] = [noticeTemplates[at - 1], noticeTemplates[at + 1]]
  const other = languages.find((one) => one !== language) ?? language
  return (
    <HousePage frame={frame} title={t('demo.notices.one', { template })} beside={<ToAll frame={frame} realm={realm} />}>
      <Facts
        facts={[
          { name: t('demo.notices.subject'), value: <b lang={language}>{shown.subject}</b> },
          { name: t('demo.notices.from'), value: <span lang={language}>{shown.fromName}</span> },
          { name: t('demo.notices.to'), value: shown.to },
        ]}
      />
      <nav class="row flex-wrap mt-4" aria-label={t('demo.notices.others')}>
        <ButtonLink kind="plain" dense href={addressOf(template, other, realm)} icon="globe">
          <span lang={other}>{t(`frame.language.${other}`)}</span>
        </ButtonLink>
        {before && (
          <ButtonLink kind="plain" dense href={addressOf(before, language, realm)} icon="chevron-left">
            {before}
          </ButtonLink>
        )}
        {after && (
          <ButtonLink kind="plain" dense href={addressOf(after, language, realm)} icon="chevron-right">
            {after}
          </ButtonLink>
        )}
      </nav>
      <div class="grid gap-6 mt-6 lg:grid-cols-2">
        <div>
          <Section title={t('demo.notices.page')}>
            <iframe
              class="sb-card block w-full h-[52rem]"
              src={addressOf(template, language, realm).replace('?', '/page?')}
              title={shown.subject}
              lang={language}
              sandbox="allow-popups"
            />
          </Section>
        </div>
        <div>
          <Section title={t('demo.notices.text')}>
            <pre class="sb-card p-5 whitespace-pre-wrap break-words small" lang={language}>
              {shown.text}
            </pre>
          </Section>
        </div>
      </div>
    </HousePage>
  )
}

const ToDemo = ({ frame: { t } }: { frame: PageFrame }) => (
  <ButtonLink kind="plain" href="/demo" icon="arrow-left">
    {t('demo.title')}
  </ButtonLink>
)

const ToAll = ({ frame: { t }, realm }: { frame: PageFrame; realm: string }) => (
  <ButtonLink kind="plain" href={`/demo/notices?realm=${encodeURIComponent(realm)}`} icon="arrow-left">
    {t('demo.notices')}
  </ButtonLink>
)

/** What a notice is about, at a glance. */
function iconOf(template: NoticeTemplate): IconName {
  if (/locked|tricked|new-sign-in|sessions/.test(template)) return 'shield-alert'
  if (/address/.test(template)) return 'mail'
  if (/method|password|recovery/.test(template)) return 'key-round'
  return template === 'record-wrong' ? 'building' : 'user-round-check'
}
