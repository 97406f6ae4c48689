import type { Texts } from '../text.ts'

/** Between an application and the person: OpenID Connect's own pages. */
export const oidcTexts = {
  'oidc.form-post.title': { en: 'You are signed in', nl: 'Je bent aangemeld' },
  'oidc.form-post.lead': { en: 'You go on to the application.', nl: 'Je gaat verder naar de toepassing.' },
  'oidc.refused.title': { en: 'You cannot go on here', nl: 'Je kunt hier niet verder' },
  'oidc.refused.detail': { en: 'For whoever manages the application:', nl: 'Voor wie de toepassing beheert:' },
  'oidc.refused.applications': { en: 'Go to your applications', nl: 'Naar je toepassingen' },
  'oidc.refused.other-account': { en: 'Use another account', nl: 'Andere account gebruiken' },
  'oidc.logout.title': { en: 'Do you want to sign out?', nl: 'Wil je afmelden?' },
  'oidc.logout.lead': {
    en: 'You sign out of this account in every application that you opened in this browser.',
    nl: 'Je meldt deze account af in elke toepassing die je in deze browser opende.',
  },
  'oidc.logout.lead-from': {
    en: '{application} asks you to sign out. You sign out of this account in every application that you opened in this browser.',
    nl: '{application} vraagt je om af te melden. Je meldt deze account af in elke toepassing die je in deze browser opende.',
  },
  'oidc.logout.stay': { en: 'Stay signed in', nl: 'Aangemeld blijven' },
  'oidc.logged-out.title': { en: 'You are signed out', nl: 'Je bent afgemeld' },
  'oidc.logged-out.lead': {
    en: 'On a shared computer, close the browser as well.',
    nl: 'Sluit op een gedeelde computer ook de browser.',
  },
  'oidc.logged-out.again': { en: 'Sign in again', nl: 'Opnieuw aanmelden' },
  'refusal.authorization-request': {
    en: 'The application asked something that cannot be answered. Go back to it and try again. If that does not help, tell the service desk which application it was.',
    nl: 'De toepassing vroeg iets waarop geen antwoord mogelijk is. Ga terug naar de toepassing en probeer het opnieuw. Helpt dat niet, laat de servicedesk dan weten om welke toepassing het gaat.',
  },
  'refusal.authorization-expired': {
    en: 'This sign-in is over already, took too long, or began in another browser. Go back to the application and start again.',
    nl: 'Deze aanmelding is al voorbij, duurde te lang of begon in een andere browser. Ga terug naar de toepassing en begin opnieuw.',
  },
  'refusal.redirect-address': {
    en: 'The application wants to send you to an address that is not registered for it. To be safe, we stop here. Tell the service desk how you got here.',
    nl: 'De toepassing wil je naar een adres sturen dat er niet voor geregistreerd is. Voor de veiligheid stoppen we hier. Laat de servicedesk weten hoe je hier kwam.',
  },
  'refusal.unknown-application': {
    en: 'We do not know the application that sent you here. Check the link that you followed, or start from your own applications.',
    nl: 'We kennen de toepassing niet die je hierheen stuurde. Kijk de link na die je volgde, of begin bij je eigen toepassingen.',
  },
  'refusal.application-not-for-you': {
    en: '{application} is not open to this account: it is for {groups, select, none {nobody yet} other {{groups}}}. If you have another account, use that one.',
    nl: '{application} is niet toegankelijk met deze account: ze is er {groups, select, none {nog voor niemand} other {voor {groups}}}. Heb je nog een account, gebruik dan die.',
  },
  'refusal.application-not-your-programme': {
    en: '{application} is for people enrolled in {programmes}, and we do not know you as such.',
    nl: '{application} is er voor wie ingeschreven is voor {programmes}, en zo kennen we je niet.',
  },
  'refusal.application-not-yet': {
    en: '{application} opens on {day}. Come back then.',
    nl: '{application} gaat open op {day}. Kom dan terug.',
  },
  'refusal.application-no-longer': {
    en: '{application} was open up to and including {day}.',
    nl: '{application} was toegankelijk tot en met {day}.',
  },
  'oidc.refused.group': {
    en: '{group, select, student {students} staff {staff} guest {guests} alumnus {alumni} other {the group “{group}”}}',
    nl: '{group, select, student {studenten} staff {personeel} guest {gasten} alumnus {alumni} other {de groep “{group}”}}',
  },
  'oidc.refused.contact': { en: 'Do you need it? Ask for access', nl: 'Heb je ze nodig? Vraag toegang' },
  'oidc.refused.contact.desk': {
    en: 'If you think that this is wrong, ask the service desk. Say which application it was, and which account you used.',
    nl: 'Denk je dat dit niet klopt, vraag het dan aan de servicedesk. Zeg om welke toepassing het gaat en welke account je gebruikte.',
  },
  'oidc.refused.contact.mail': { en: 'By mail', nl: 'Per mail' },
  'oidc.refused.contact.page': { en: 'On the web', nl: 'Op het web' },
  'oidc.refused.contact.page-link': { en: 'Ask for access', nl: 'Toegang vragen' },
  'oidc.refused.contact.who': { en: 'With whom', nl: 'Bij wie' },
  'oidc.refused.back': { en: 'Go back to {application}', nl: 'Terug naar {application}' },
  'refusal.logout-hint': {
    en: 'The application asked to sign you out in a way that we cannot trust, so you are still signed in. Sign out from the menu of your account.',
    nl: 'De toepassing vroeg om je af te melden op een manier die we niet kunnen vertrouwen. Je bent dus nog aangemeld. Meld af via het menu van je account.',
  },
  'refusal.logout-address': {
    en: 'After signing out, the application wants to send you to an address that is not registered for it. You are still signed in. Sign out from the menu of your account.',
    nl: 'De toepassing wil je na het afmelden naar een adres sturen dat er niet voor geregistreerd is. Je bent nog aangemeld. Meld af via het menu van je account.',
  },
} as const satisfies Texts
