/** What a person keeps of a reset code: on paper, in a file, or copied. Shown in the midst of a sign-in and on a page of one's own. */
import type { Instant } from '../../../base/time/instant.ts'
import { CopyButton, Facts, Note, type PageFrame, PrintButton, SaveButton } from '../../../design/index.ts'
import { formatDate } from '../../../i18n/index.ts'

/** `code`: in groups. `account`: sign-in name and realm, for who finds the sheet again in a year. */
type Props = { frame: PageFrame; code: string; account: string; now: Instant; timeZone: string }

export function ResetCodeSheet({ frame: { t, language }, code, account, now, timeZone }: Props) {
  const facts = [
    { name: t('keep-reset-code.account'), value: account },
    { name: t('keep-reset-code.made'), value: formatDate(language, now, timeZone) },
  ]
  const lines = [
    `${t('keep-reset-code.code')}: ${code}`,
    ...facts.map(({ name, value }) => `${name}: ${value}`),
    ...['', t('keep-reset-code.how'), t('keep-reset-code.alone'), ''],
  ]
  return (
    <div class="stack gap-4.5">
      <div class="stack gap-3">
        <p>{t('keep-reset-code.code')}</p>
        <p class="code text-xl" data-reset-code={code}>
          {code}
        </p>
        <div class="row flex-wrap no-print">
          <PrintButton label={t('keep-reset-code.print')} />
          <CopyButton text={code} label={t('frame.copy')} done={t('frame.copied')} />
          <SaveButton text={lines.join('\r\n')} file={t('keep-reset-code.file')} label={t('keep-reset-code.save')} />
        </div>
      </div>
      <Facts facts={facts} />
      <p>{t('keep-reset-code.how')}</p>
      <p>{t('keep-reset-code.alone')}</p>
      <div class="no-print">
        <Note tone="warn" strong={t('keep-reset-code.once')} />
      </div>
    </div>
  )
}
