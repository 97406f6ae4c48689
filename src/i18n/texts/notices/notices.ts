import type { Texts } from '../../text.ts'

/** The words of mails. A subject says who and what; the first line is the reason. */
export const noticesTexts = {
  'notices.fact.account': { en: 'Account', nl: 'Account' },
  'notices.fact.realm': { en: 'Kind', nl: 'Soort' },
  'notices.fact.time': { en: 'Time', nl: 'Tijd' },
  'notices.fact.browser': { en: 'Browser', nl: 'Browser' },
  'notices.fact.address': { en: 'Address', nl: 'Adres' },
  'notices.fact.place': { en: 'Place', nl: 'Plaats' },
  'notices.fact.place-about': { en: '{country} (approximately)', nl: '{country} (bij benadering)' },
  'notices.fact.method': { en: 'Method', nl: 'Methode' },
  'notices.fact.until': { en: 'Valid until', nl: 'Geldig tot' },
  'notices.foot.never': {
    en: 'We never ask for your password or a code, not by mail either.',
    nl: 'We vragen nooit je wachtwoord of een code, ook niet per mail.',
  },
  'notices.foot.doubt': {
    en: 'Do you doubt this mail of {institution}? Type {host} in your browser yourself.',
    nl: 'Twijfel je aan deze mail van {institution}? Typ zelf {host} in je browser.',
  },
  'notices.button.activity': { en: 'Look at your activity', nl: 'Je activiteit bekijken' },
  'notices.button.sessions': { en: 'See where you are signed in', nl: 'Bekijken waar je aangemeld bent' },
  'notices.button.reset': { en: 'Reset password', nl: 'Wachtwoord resetten' },
  'notices.button.not-me': { en: 'That wasn’t me', nl: 'Dat was ik niet' },
  'notices.button.security': { en: 'Look at your methods', nl: 'Je methodes bekijken' },
  'notices.was-you': { en: 'Was this you?', nl: 'Was jij dit?' },
  'notices.was-you.nothing': { en: 'Then you need not do anything.', nl: 'Dan hoef je niets te doen.' },
  'notices.not-you': { en: 'Wasn’t it you?', nl: 'Was jij het niet?' },
  'notices.not-you.desk': {
    en: 'Then somebody else may get in with your account. Tell the service desk at once: they end every session and help you to a new password.',
    nl: 'Dan kan iemand anders binnen met je account. Verwittig meteen de servicedesk: die beëindigt elke sessie en helpt je aan een nieuw wachtwoord.',
  },
  'notices.not-you.alarm': {
    en: 'Then press the button. We sign out everybody else and help you to a new password.',
    nl: 'Druk dan op de knop. We melden alle anderen af en helpen je aan een nieuw wachtwoord.',
  },
  'notices.not-you.password': {
    en: 'Then somebody knows your password. Change it at once, and tell the service desk.',
    nl: 'Dan kent iemand je wachtwoord. Wijzig het meteen en verwittig de servicedesk.',
  },
  'notices.activation.subject': {
    en: '{institution}: activate your account {signInName}',
    nl: '{institution}: activeer je account {signInName}',
  },
  'notices.activation.preview': {
    en: 'Choose a password before {expires}.',
    nl: 'Kies een wachtwoord voor {expires}.',
  },
  'notices.activation.title': { en: 'Activate your account', nl: 'Activeer je account' },
  'notices.activation.lead': {
    en: 'Hello {name}, your account at {institution} is waiting for you. Choose a password and it is yours.',
    nl: 'Dag {name}, je account bij {institution} staat klaar. Kies een wachtwoord en hij is van jou.',
  },
  'notices.activation.button': { en: 'Choose a password', nl: 'Wachtwoord kiezen' },
  'notices.activation.code': {
    en: 'Does the button not work? Then this is your activation code',
    nl: 'Werkt de knop niet? Dan is dit je activeringscode',
  },
  'notices.activation.unasked': { en: 'Is this not about you?', nl: 'Gaat dit niet over jou?' },
  'notices.activation.ignore': {
    en: 'Then throw this mail away. Nothing happens as long as nobody uses the link.',
    nl: 'Gooi deze mail dan weg. Er gebeurt niets zolang niemand de link gebruikt.',
  },
  'notices.activated.subject': {
    en: '{institution}: your account {signInName} is active',
    nl: '{institution}: je account {signInName} is actief',
  },
  'notices.activated.preview': {
    en: 'From now on you sign in with your own password.',
    nl: 'Vanaf nu meld je aan met je eigen wachtwoord.',
  },
  'notices.activated.title': { en: 'Your account is active', nl: 'Je account is actief' },
  'notices.activated.lead': {
    en: 'Hello {name}, you chose a password. From now on you sign in with it.',
    nl: 'Dag {name}, je koos een wachtwoord. Vanaf nu meld je daarmee aan.',
  },
  'notices.activated.button': { en: 'Go to your applications', nl: 'Naar je toepassingen' },
  'notices.password.subject': {
    en: '{institution}: the password of {signInName} was changed',
    nl: '{institution}: het wachtwoord van {signInName} is gewijzigd',
  },
  'notices.password.preview': {
    en: 'Was this you? Then you need not do anything.',
    nl: 'Was jij dit? Dan hoef je niets te doen.',
  },
  'notices.password.title': { en: 'Your password was changed', nl: 'Je wachtwoord is gewijzigd' },
  'notices.password.lead': {
    en: 'Hello {name}, your account has a new password. Everywhere else you were signed out.',
    nl: 'Dag {name}, je account heeft een nieuw wachtwoord. Op alle andere plaatsen ben je afgemeld.',
  },
  'notices.initial-locked.subject': {
    en: '{institution}: activation of {signInName} is locked for a while',
    nl: '{institution}: activeren van {signInName} is even vergrendeld',
  },
  'notices.initial-locked.preview': {
    en: 'Somebody typed too many wrong initial passwords.',
    nl: 'Iemand typte te vaak een fout startwachtwoord.',
  },
  'notices.initial-locked.title': { en: 'Activation is locked for a while', nl: 'Activeren is even vergrendeld' },
  'notices.initial-locked.lead': {
    en: 'Hello {name}, somebody typed too many wrong initial passwords for your account. Nobody got in.',
    nl: 'Dag {name}, iemand typte te vaak een fout startwachtwoord voor je account. Niemand is binnen.',
  },
  'notices.initial-locked.until': {
    en: 'Try again after {until}. Your initial password stands on the paper or in the mail of your registration.',
    nl: 'Probeer het opnieuw na {until}. Je startwachtwoord staat op het papier of in de mail van je inschrijving.',
  },
  'notices.initial-locked.later': {
    en: 'Try again later. Your initial password stands on the paper or in the mail of your registration.',
    nl: 'Probeer het later opnieuw. Je startwachtwoord staat op het papier of in de mail van je inschrijving.',
  },
  'notices.initial-locked.desk': {
    en: 'Then you need not do anything. If it happens again, tell the service desk.',
    nl: 'Dan hoef je niets te doen. Gebeurt het nog eens, verwittig dan de servicedesk.',
  },
} as const satisfies Texts
