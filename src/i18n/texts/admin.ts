import type { Texts } from '../text.ts'

/** Administration. */
export const adminTexts = {
  'admin.refused.title': { en: 'This is for administrators', nl: 'Dit is voor beheerders' },
  'admin.refused.applications': { en: 'Go to your applications', nl: 'Naar je toepassingen' },
  'admin.refused.other-account': {
    en: 'Sign out, to use another account',
    nl: 'Afmelden en een andere account gebruiken',
  },
  'refusal.not-an-administrator': {
    en: 'The account with which you are signed in does not administer this campus. If you have another one that does, use that. If you should be an administrator, ask whoever runs the server: the list stands in its configuration, under “roles”.',
    nl: 'Met de account waarmee je aangemeld bent, beheer je deze campus niet. Heb je er nog een waarmee dat wel kan, gebruik dan die. Hoor je beheerder te zijn, vraag het dan aan wie de server beheert: de lijst staat in de configuratie, bij “roles”.',
  },
  'admin.registration.title': { en: 'Who has a second factor', nl: 'Wie heeft een tweede factor' },
  'admin.registration.lead': {
    en: 'Active accounts with at least one method beside the password. Today’s figures are at most an hour old.',
    nl: 'Actieve accounts met minstens één methode naast het wachtwoord. De cijfers van vandaag zijn hoogstens een uur oud.',
  },
  'admin.registration.duty-since': {
    en: 'Everybody must have one since {date}.',
    nl: 'Sinds {date} moet iedereen er een hebben.',
  },
  'admin.registration.duty-from': {
    en: 'Everybody must have one from {date}: {days, plural, one {one day} other {# days}} from now.',
    nl: 'Vanaf {date} moet iedereen er een hebben: over {days, plural, one {één dag} other {# dagen}}.',
  },
  'admin.registration.no-duty': { en: 'Nobody must have one.', nl: 'Niemand moet er een hebben.' },
  'admin.registration.realms': { en: 'Kinds of account', nl: 'Soorten accounts' },
  'admin.registration.span': { en: 'How far back', nl: 'Hoe ver terug' },
  'admin.registration.span-days': { en: '{days} days', nl: '{days} dagen' },
  'admin.registration.group': {
    en: '{group, select, all {All accounts} student {Students} staff {Staff} guest {Guests} alumnus {Alumni} other {{group}}}',
    nl: '{group, select, all {Alle accounts} student {Studenten} staff {Personeel} guest {Gasten} alumnus {Alumni} other {{group}}}',
  },
  'admin.registration.figure': {
    en: '{group, select, all {of all accounts} student {of students} staff {of staff} guest {of guests} alumnus {of alumni} other {of group {group}}}',
    nl: '{group, select, all {van alle accounts} student {van de studenten} staff {van het personeel} guest {van de gasten} alumnus {van de alumni} other {van groep {group}}}',
  },
  'admin.registration.without': { en: 'without a second factor', nl: 'zonder tweede factor' },
  'admin.registration.of-accounts': { en: 'of {accounts} accounts', nl: 'van de {accounts} accounts' },
  'admin.registration.change': {
    en: '{points, plural, =0 {as a week ago} one {{sign}# point in a week} other {{sign}# points in a week}}',
    nl: '{points, plural, =0 {zoals een week geleden} one {{sign}# punt op een week} other {{sign}# punten op een week}}',
  },
  'admin.registration.chart': {
    en: 'Share of accounts with a second factor',
    nl: 'Aandeel accounts met een tweede factor',
  },
  'admin.registration.chart-line': {
    en: '{group}: {from} on {day}, {to} today.',
    nl: '{group}: {from} op {day}, {to} vandaag.',
  },
  'admin.registration.mark': { en: 'Required from {day}', nl: 'Verplicht vanaf {day}' },
  'admin.registration.empty.title': { en: 'The chart begins tomorrow', nl: 'De grafiek begint morgen' },
  'admin.registration.empty.text': {
    en: 'Here you will see, day by day, how many people have registered a second factor. The first day has been counted; what stands below is today.',
    nl: 'Hier zie je dag na dag hoeveel mensen een tweede factor registreerden. De eerste dag is geteld; wat hieronder staat, is vandaag.',
  },
  'admin.registration.nobody.title': { en: 'Nobody yet', nl: 'Nog niemand' },
  'admin.registration.nobody.text': {
    en: 'No account of this kind is active. Import people with “npx sleutelbos people import FILE.csv”; once they have activated their accounts, they are counted here.',
    nl: 'Er is nog geen enkele account van deze soort actief. Importeer mensen met “npx sleutelbos people import FILE.csv”; zodra ze hun account geactiveerd hebben, tellen ze hier mee.',
  },
  'admin.registration.today': { en: 'Today', nl: 'Vandaag' },
  'admin.registration.days': { en: 'Day by day', nl: 'Dag na dag' },
  'admin.registration.days-show': { en: 'Show all days', nl: 'Alle dagen tonen' },
  'admin.registration.column.group': { en: 'Group', nl: 'Groep' },
  'admin.registration.column.day': { en: 'Day', nl: 'Dag' },
  'admin.registration.column.accounts': { en: 'Accounts', nl: 'Accounts' },
  'admin.registration.column.registered': { en: 'With', nl: 'Met' },
  'admin.registration.column.without': { en: 'Without', nl: 'Zonder' },
  'admin.registration.column.share': { en: 'Share', nl: 'Aandeel' },
  'admin.registration.csv': { en: 'Download as CSV', nl: 'Downloaden als CSV' },
  'admin.registration.groups-note': {
    en: 'Who belongs to two groups counts in both.',
    nl: 'Wie tot twee groepen behoort, telt bij allebei mee.',
  },
} as const satisfies Texts
