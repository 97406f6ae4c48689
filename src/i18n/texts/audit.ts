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
  'audit.phone.verified': { en: 'A phone number was verified', nl: 'Een telefoonnummer werd geverifieerd' },
  'audit.phone.declined': {
    en: 'Somebody said on the phone that a sign-in was not theirs',
    nl: 'Iemand zei aan de telefoon een aanmelding niet te herkennen',
  },
  'audit.phone.restored': {
    en: 'A removed phone number was put back',
    nl: 'Een verwijderd telefoonnummer werd teruggezet',
  },
  'audit.profile.changed': { en: 'You changed your profile', nl: 'Je wijzigde je profiel' },
  'audit.record.reported': {
    en: 'You reported something wrong in your record',
    nl: 'Je meldde een fout in je gegevens',
  },
  'audit.method.registered': { en: 'A method was added', nl: 'Er werd een methode toegevoegd' },
  'audit.method.renamed': { en: 'A method got another name', nl: 'Een methode kreeg een andere naam' },
  'audit.method.removed': { en: 'A method was removed', nl: 'Er werd een methode verwijderd' },
  'audit.method.default-changed': {
    en: 'You chose another default method',
    nl: 'Je koos een andere standaardmethode',
  },
  'audit.method.ending-told': {
    en: 'We told you that your only method is ending',
    nl: 'We lieten je weten dat je enige methode verdwijnt',
  },
  'audit.key.cloned': {
    en: 'A copy of one of your keys was used, so we switched the key off',
    nl: 'Er werd een kopie van een van je sleutels gebruikt, en dus schakelden we die sleutel uit',
  },
  'audit.device.pin-wrong': {
    en: 'A wrong PIN was typed in the app',
    nl: 'Er werd een foute pincode getypt in de app',
  },
  'audit.device.voided': {
    en: 'A device stopped counting after three wrong PINs',
    nl: 'Een toestel telt niet meer mee na drie foute pincodes',
  },
  'audit.device.pin-changed': { en: 'The PIN of the app was changed', nl: 'De pincode van de app werd gewijzigd' },
  'audit.device.unlock-added': {
    en: 'A device can now confirm with a fingerprint or face',
    nl: 'Een toestel kan nu bevestigen met vingerafdruk of gezicht',
  },
  'audit.device.unlock-removed': {
    en: 'A device no longer confirms with a fingerprint or face',
    nl: 'Een toestel bevestigt niet meer met vingerafdruk of gezicht',
  },
  'audit.link.offered-by-device': {
    en: 'The app showed a code to link another device',
    nl: 'De app toonde een code om nog een toestel te koppelen',
  },
  'audit.approval.asked': {
    en: 'A sign-in asked for your approval',
    nl: 'Een aanmelding vroeg om je goedkeuring',
  },
  'audit.qr.claimed': {
    en: 'The app scanned the QR code of a sign-in page',
    nl: 'De app scande de QR-code van een aanmeldpagina',
  },
  'audit.approval.approved': { en: 'You approved a sign-in', nl: 'Je keurde een aanmelding goed' },
  'audit.approval.declined': { en: 'You declined a sign-in', nl: 'Je weigerde een aanmelding' },
  'audit.approval.disowned': {
    en: 'You said that a sign-in was not yours: we stopped it',
    nl: 'Je herkende een aanmelding niet: we hielden ze tegen',
  },
  'audit.approval.wrong-number': {
    en: 'A wrong number was typed in the app: the sign-in was stopped',
    nl: 'Er werd een fout nummer getypt in de app: de aanmelding werd tegengehouden',
  },
  'audit.approval.stopped': {
    en: 'Requests on your phone were stopped for an hour after two refusals',
    nl: 'Na twee weigeringen sturen we een uur lang geen aanmeldverzoeken naar je telefoon',
  },
  'audit.remembered-browser.added': {
    en: 'A browser was remembered for sign-in with your device',
    nl: 'Een browser werd onthouden om met je toestel aan te melden',
  },
  'audit.totp.failed': { en: 'A wrong one-time code was typed', nl: 'Er werd een foute code getypt' },
  'audit.reset-code.made': { en: 'A reset code was made', nl: 'Er werd een resetcode gemaakt' },
  'audit.reset-code.used': {
    en: 'Methods were removed with your reset code',
    nl: 'Er werden methodes verwijderd met je resetcode',
  },
  'audit.reset-code.failed': { en: 'A wrong reset code was typed', nl: 'Er werd een foute resetcode getypt' },
  'audit.access-pass.given': {
    en: 'The service desk gave you an access pass',
    nl: 'De servicedesk gaf je een tijdelijke toegangscode',
  },
  'audit.access-pass.used': {
    en: 'An access pass was used in place of a second factor',
    nl: 'Er werd een tijdelijke toegangscode gebruikt in plaats van een tweede factor',
  },
  'audit.access-pass.failed': {
    en: 'A wrong access pass was typed',
    nl: 'Er werd een foute tijdelijke toegangscode getypt',
  },
  'audit.access-pass.withdrawn': {
    en: 'Your access pass was taken back',
    nl: 'Je tijdelijke toegangscode werd ingetrokken',
  },
  'audit.pause.started': { en: 'The service desk paused MFA', nl: 'De servicedesk pauzeerde MFA' },
  'audit.pause.ended': { en: 'The pause of MFA ended', nl: 'De MFA-pauze liep af' },
  'audit.hardware-code.assigned': { en: 'You were given a code token', nl: 'Je kreeg een codetoken' },
  'audit.hardware-code.returned': {
    en: 'Your code token was taken back',
    nl: 'Je codetoken werd teruggenomen',
  },
  'audit.tokens.imported': { en: 'Code tokens were imported', nl: 'Er werden codetokens ingelezen' },
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
