import type { HouseSection, PageFrame } from './frame.ts'

const addresses: Record<HouseSection, string> = {
  applications: '/',
  security: '/account/security-info',
  activity: '/account/activity',
  sessions: '/account/sessions',
  password: '/account/password',
  profile: '/account/profile',
}

const usual: readonly HouseSection[] = ['applications', 'security', 'sessions', 'activity', 'profile']

/** The sections of the house with their words and addresses, in the order of the navigation. */
export function sectionsOf({ sections = usual, t }: PageFrame): { key: HouseSection; label: string; href: string }[] {
  return sections.map((key) => ({ key, label: t(`frame.${key}`), href: addresses[key] }))
}
