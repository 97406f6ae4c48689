/**
 * The people of the demo campus: all of them invented, their names too plainly so to be anybody's. One for each path
 * that a visitor may want to try.
 */
import type { Language, TextKey } from '../i18n/index.ts'

/** How an account begins. */
export type DemoAccount = {
  realm: 'campus' | 'association'
  /** As files write it: the part before the @, or the number. */
  name: string
  /**
   * active: with the password below. totp: and with an authenticator app; token: with a token that shows codes; phone:
   * with a mobile number. letter: waits, with an initial password. mail: waits for a mailed link.
   */
  begins: 'active' | 'totp' | 'token' | 'phone' | 'letter' | 'mail'
}

export type DemoPerson = {
  /** What the student administration calls them. */
  number: string
  givenName: string
  familyName: string
  birthDate: string
  language: Language
  group: 'student' | 'staff'
  programme?: string
  campus: string
  accounts: readonly DemoAccount[]
  roles: readonly ('agent' | 'admin')[]
  /** Has accepted the terms; the others are asked at their first sign-in. */
  terms: boolean
  /** What to try with this person. */
  about: TextKey
}

/** One for all, so that a visitor need not look it up; long, unlikely, and good by the rules of both realms (tested). */
export const DEMO_PASSWORD = 'groene fietsbel zingt zacht'

/** On the letter of those who have not activated yet; good for activation alone. */
export const DEMO_INITIAL_PASSWORD = 'Zeven-Kikkers-42'

/** The mobile number of who has one; in demo mode what is sent to it ends in the outbox. */
export const DEMO_PHONE = '+32455000001'

/** What stands on the back of the token of who has one. */
export const DEMO_TOKEN = 'DEMO-0001'

export const demoPeople: readonly DemoPerson[] = [
  {
    number: 'D0000001',
    givenName: 'Noor',
    familyName: 'Lindeblad',
    birthDate: '2005-04-12',
    language: 'nl',
    group: 'student',
    programme: 'nursing',
    campus: 'brussels',
    accounts: [
      { realm: 'campus', name: 'noor.lindeblad', begins: 'active' },
      { realm: 'association', name: 'r0000001', begins: 'active' },
    ],
    roles: [],
    terms: true,
    about: 'demo.people.two-accounts',
  },
  {
    number: 'D0000002',
    givenName: 'Robin',
    familyName: 'Morningdew',
    birthDate: '2004-11-02',
    language: 'en',
    group: 'student',
    programme: 'design',
    campus: 'ghent',
    accounts: [{ realm: 'campus', name: 'robin.morningdew', begins: 'totp' }],
    roles: [],
    terms: true,
    about: 'demo.people.totp',
  },
  {
    number: 'D0000003',
    givenName: 'Luna',
    familyName: 'Sterrenbos',
    birthDate: '2006-08-23',
    language: 'nl',
    group: 'student',
    programme: 'teaching',
    campus: 'ghent',
    accounts: [{ realm: 'association', name: 'r0000005', begins: 'active' }],
    roles: [],
    terms: false,
    about: 'demo.people.terms',
  },
  {
    number: 'D0000004',
    givenName: 'Tuur',
    familyName: 'Krekelhof',
    birthDate: '2007-01-30',
    language: 'nl',
    group: 'student',
    programme: 'nursing',
    campus: 'brussels',
    accounts: [{ realm: 'campus', name: 'tuur.krekelhof', begins: 'letter' }],
    roles: [],
    terms: false,
    about: 'demo.people.letter',
  },
  {
    number: 'D0000005',
    givenName: 'Mila',
    familyName: 'Foxglove',
    birthDate: '2006-06-17',
    language: 'en',
    group: 'student',
    programme: 'design',
    campus: 'brussels',
    accounts: [{ realm: 'association', name: 'r0000006', begins: 'mail' }],
    roles: [],
    terms: false,
    about: 'demo.people.mail',
  },
  {
    number: 'D0000006',
    givenName: 'Sam',
    familyName: 'Zilverberk',
    birthDate: '1986-03-09',
    language: 'nl',
    group: 'staff',
    campus: 'brussels',
    accounts: [
      { realm: 'association', name: 'r0000002', begins: 'totp' },
      { realm: 'campus', name: 'sam.zilverberk', begins: 'active' },
    ],
    roles: ['agent'],
    terms: true,
    about: 'demo.people.agent',
  },
  {
    number: 'D0000007',
    givenName: 'Kim',
    familyName: 'Applewood',
    birthDate: '1991-12-05',
    language: 'en',
    group: 'staff',
    campus: 'torenwijk',
    accounts: [{ realm: 'association', name: 'r0000004', begins: 'active' }],
    roles: ['agent'],
    terms: true,
    about: 'demo.people.agent-torenwijk',
  },
  {
    number: 'D0000008',
    givenName: 'Alex',
    familyName: 'Waterhoen',
    birthDate: '1979-09-14',
    language: 'nl',
    group: 'staff',
    campus: 'brussels',
    accounts: [{ realm: 'association', name: 'r0000003', begins: 'totp' }],
    roles: ['admin'],
    terms: true,
    about: 'demo.people.admin',
  },
  {
    number: 'D0000009',
    givenName: 'Jules',
    familyName: 'Zonnewijzer',
    birthDate: '2005-10-21',
    language: 'nl',
    group: 'student',
    programme: 'teaching',
    campus: 'brussels',
    accounts: [{ realm: 'campus', name: 'jules.zonnewijzer', begins: 'phone' }],
    roles: [],
    terms: true,
    about: 'demo.people.phone',
  },
  {
    number: 'D0000010',
    givenName: 'Wren',
    familyName: 'Thistledown',
    birthDate: '1983-02-15',
    language: 'en',
    group: 'staff',
    campus: 'ghent',
    accounts: [{ realm: 'campus', name: 'wren.thistledown', begins: 'token' }],
    roles: [],
    terms: true,
    about: 'demo.people.token',
  },
]

/** The address at home to which notices go. */
export const homeAddress = ({ givenName }: DemoPerson): string => `${givenName.toLowerCase()}@home.demo.example`

/**
 * A national number that is right in form and nobody's: serial 999 is given to no one (they run from 001 to 998).
 * Checksum: 97 minus the rest of the nine digits by 97; for births since 2000, with a 2 before them.
 */
export function nationalNumber({ birthDate }: DemoPerson): string {
  const digits = `${birthDate.slice(2).replaceAll('-', '')}999`
  const whole = Number(birthDate >= '2000' ? `2${digits}` : digits)
  return `${digits}${String(97 - (whole % 97)).padStart(2, '0')}`
}
