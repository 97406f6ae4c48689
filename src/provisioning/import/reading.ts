import type { Instant } from '../../base/time/instant.ts'
import type { Campus } from '../../campus/index.ts'
import type { Reading } from '../people-file/read-field.ts'

/** Groups that every campus has; others are those that its configuration names. */
const GROUPS = ['student', 'staff', 'guest', 'alumnus']

/** What a line is read by: the campus's own words, and which day it is there. */
export function readingOf(campus: Campus, now: Instant): Reading {
  const ofRealms = Object.values(campus.realms).flatMap((realm) => Object.keys(realm.mfa.byGroup))
  const ofApplications = Object.values(campus.applications).flatMap((application) => application.who?.groups ?? [])
  return { campus, groups: [...new Set([...GROUPS, ...ofRealms, ...ofApplications])], today: dayAt(campus, now) }
}

function dayAt(campus: Campus, now: Instant): string {
  const { timeZone } = campus.institution
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const part = (type: string) => parts.formatToParts(now).find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
