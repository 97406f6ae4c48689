/** What the administration has on record about a person, in words. */
import type { Campus } from '../../../../campus/index.ts'
import type { PageFrame } from '../../../../design/index.ts'
import { formatDate, isTextKey } from '../../../../i18n/index.ts'
import type { Enrolment } from '../../../../lifecycle/index.ts'
import { maskPhone, type Person, type PersonAddress } from '../../../../people/index.ts'

type Recorded = { person: Person; addresses: readonly PersonAddress[]; enrolments: readonly Enrolment[] }

/** Each fact by its name. What is not there is said to be missing: a person must see that to have it mended. */
export function recordFacts(
  { campus, frame }: { campus: Campus; frame: PageFrame },
  { person, addresses, enrolments }: Recorded,
): { name: string; value: string }[] {
  const { t, language } = frame
  const { timeZone } = campus.institution
  const kept = addresses.filter(({ source }) => source === 'administration')
  const mail = kept.find((one) => one.kind === 'mail')
  const phone = kept.find((one) => one.kind === 'phone')
  const missing = t('profile.missing')
  return [
    { name: t('profile.fact-name'), value: `${person.givenName} ${person.familyName}` },
    { name: t('profile.fact-number'), value: person.number },
    {
      name: t('profile.fact-birth-date'),
      value: person.birthDate ? formatDate(language, person.birthDate, timeZone) : missing,
    },
    { name: t('profile.fact-mail'), value: mail?.kind === 'mail' ? mail.mail : missing },
    { name: t('profile.fact-phone'), value: phone?.kind === 'phone' ? maskPhone(phone.phone) : missing },
    ...(enrolments.length > 0
      ? enrolments.map((one) => ({ name: t('profile.fact-enrolment'), value: enrolmentInWords(campus, frame, one) }))
      : [{ name: t('profile.fact-enrolment'), value: missing }]),
  ]
}

/** "Student · nursing · Brussels · enrolled since 21 September 2026". */
function enrolmentInWords(campus: Campus, { t, language }: PageFrame, enrolment: Enrolment): string {
  const { group, programme, status, statusDate } = enrolment
  const key = `profile.group.${group}`
  const site = enrolment.campus === null ? undefined : campus.campuses[enrolment.campus]
  const elsewhere =
    enrolment.institution === campus.institution.key ? undefined : campus.institutions[enrolment.institution]
  const date = formatDate(language, statusDate, campus.institution.timeZone)
  return [
    isTextKey(key) ? t(key) : group,
    programme,
    elsewhere?.name[language],
    site?.name[language],
    t(`profile.status.${status}`, { date }),
  ]
    .filter(Boolean)
    .join(' · ')
}
