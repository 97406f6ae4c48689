import type { Texts } from '../text.ts'

/** Each kind of event, as a person reads it on the activity page. */
export const auditTexts = {
  'audit.sign-in.succeeded': { en: 'You signed in', nl: 'Je meldde je aan' },
  'audit.sign-in.failed': { en: 'A sign-in failed', nl: 'Een aanmelding mislukte' },
  'audit.sign-in.locked': {
    en: 'Sign-in was locked for a while after too many wrong answers',
    nl: 'Aanmelden werd even vergrendeld na te veel foute antwoorden',
  },
  'audit.account.created': { en: 'Your account was made', nl: 'Je account werd aangemaakt' },
  'audit.account.invited': {
    en: 'We mailed you a link to activate your account',
    nl: 'We mailden je een link om je account te activeren',
  },
  'audit.account.activated': { en: 'You activated your account', nl: 'Je activeerde je account' },
  'audit.account.closed': { en: 'Your account was closed', nl: 'Je account werd afgesloten' },
  'audit.account.reopened': { en: 'Your account was opened again', nl: 'Je account werd opnieuw geopend' },
  'audit.activation.started': { en: 'Activation of your account began', nl: 'De activering van je account begon' },
  'audit.initial-password.failed': {
    en: 'A wrong initial password was typed',
    nl: 'Er werd een fout startwachtwoord getypt',
  },
  'audit.initial-password.locked': {
    en: 'Activation was locked for a while after too many wrong initial passwords',
    nl: 'Activeren werd even vergrendeld na te veel foute startwachtwoorden',
  },
  'audit.password.set': { en: 'You chose a password', nl: 'Je koos een wachtwoord' },
  'audit.password.failed': {
    en: 'A wrong password was typed where it can be changed',
    nl: 'Er werd een fout wachtwoord getypt waar je het kunt wijzigen',
  },
  'audit.password.changed': { en: 'The password was changed', nl: 'Het wachtwoord werd gewijzigd' },
  'audit.recovery.mailed': {
    en: 'We mailed a link to reset your password',
    nl: 'We mailden een link om je wachtwoord opnieuw in te stellen',
  },
  'audit.password.recovered': {
    en: 'The password was reset with a mailed link',
    nl: 'Het wachtwoord werd opnieuw ingesteld met een gemailde link',
  },
  'audit.address.given': { en: 'An e-mail address was given', nl: 'Er werd een e-mailadres opgegeven' },
  'audit.address.verified': { en: 'An e-mail address was verified', nl: 'Een e-mailadres werd geverifieerd' },
  'audit.address.removed': { en: 'An e-mail address was removed', nl: 'Een e-mailadres werd verwijderd' },
  'audit.address.restored': {
    en: 'A removed e-mail address was put back',
    nl: 'Een verwijderd e-mailadres werd teruggezet',
  },
  'audit.phone.given': { en: 'A phone number was added', nl: 'Er werd een telefoonnummer toegevoegd' },
  'audit.phone.removed': { en: 'A phone number was removed', nl: 'Een telefoonnummer werd verwijderd' },
  'audit.phone.restored': {
    en: 'A removed phone number was put back',
    nl: 'Een verwijderd telefoonnummer werd teruggezet',
  },
  'audit.profile.changed': { en: 'You changed your profile', nl: 'Je wijzigde je profiel' },
  'audit.record.reported': {
    en: 'You reported something wrong in your record',
    nl: 'Je meldde een fout in je gegevens',
  },
  'audit.totp.registered': { en: 'A code app was added', nl: 'Er werd een code-app toegevoegd' },
  'audit.totp.renamed': { en: 'A code app got another name', nl: 'Een code-app kreeg een andere naam' },
  'audit.totp.removed': { en: 'A code app was removed', nl: 'Er werd een code-app verwijderd' },
  'audit.totp.failed': { en: 'A wrong one-time code was typed', nl: 'Er werd een foute code getypt' },
  'audit.session.ended': { en: 'A session ended', nl: 'Een sessie werd beëindigd' },
  'audit.browser.forgotten': { en: 'A known browser was forgotten', nl: 'Een gekende browser werd vergeten' },
  'audit.account.alarm': {
    en: 'You said that you were tricked: everybody else was signed out',
    nl: 'Je meldde dat je opgelicht was: alle anderen werden afgemeld',
  },
  'audit.account.alarm-over': {
    en: 'You made your account safe after an alarm',
    nl: 'Je maakte je account weer veilig na een alarm',
  },
  'audit.terms.accepted': { en: 'You accepted the terms', nl: 'Je ging akkoord met de voorwaarden' },
  'audit.application.signed-in': { en: 'You opened an application', nl: 'Je opende een toepassing' },
  'audit.application.refused': {
    en: 'An application was not open to your account',
    nl: 'Een toepassing stond niet open voor je account',
  },
  'audit.refresh-token.reused': {
    en: 'An application was signed out, because its key was used twice',
    nl: 'Een toepassing werd afgemeld, omdat haar sleutel twee keer werd gebruikt',
  },
  'audit.people.imported': { en: 'A file of people was imported', nl: 'Er werd een bestand met personen ingelezen' },
  'audit.oidc-keys.rotated': { en: 'A signing key was renewed', nl: 'Een ondertekensleutel werd vernieuwd' },
  'audit.notice.sent': { en: 'We sent you a message', nl: 'We stuurden je een bericht' },
  'audit.notice.failed': {
    en: 'A message to you could not be sent',
    nl: 'Een bericht aan jou kon niet worden verstuurd',
  },
  'audit.browser': { en: '{browser} on {system}', nl: '{browser} op {system}' },
  'audit.actor.system': { en: 'by itself', nl: 'vanzelf' },
  'audit.actor.command': { en: 'by an administrator', nl: 'door een beheerder' },
  'audit.actor.agent': { en: 'by the service desk', nl: 'door de servicedesk' },
} as const satisfies Texts
