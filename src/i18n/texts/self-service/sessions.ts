import type { Texts } from '../../text.ts'

/** Where somebody is signed in, and what to do after a trick. */
export const sessionsTexts = {
  'sessions.title': { en: 'Where you are signed in', nl: 'Waar je aangemeld bent' },
  'sessions.browsers': { en: 'In browsers', nl: 'In browsers' },
  'sessions.this': { en: 'This browser', nl: 'Deze browser' },
  'sessions.unknown-browser': { en: 'Unknown browser', nl: 'Onbekende browser' },
  'sessions.place': { en: '{country} (approximately)', nl: '{country} (bij benadering)' },
  'sessions.started': { en: 'Signed in {time}', nl: 'Aangemeld {time}' },
  'sessions.ends': { en: 'Ends {time}', nl: 'Eindigt {time}' },
  'sessions.end': { en: 'End', nl: 'Beëindigen' },
  'sessions.end-label': { en: 'End: {what}', nl: 'Beëindigen: {what}' },
  'sessions.end-here': { en: 'Sign out', nl: 'Afmelden' },
  'sessions.end-here-label': { en: 'Sign out in this browser', nl: 'Afmelden in deze browser' },
  'sessions.end-others': { en: 'End all others', nl: 'Alle andere beëindigen' },
  'sessions.end-hint': {
    en: 'Whoever is signed in there has to sign in again, and the applications are told.',
    nl: 'Wie daar aangemeld is, moet opnieuw aanmelden, en de toepassingen krijgen het te horen.',
  },
  'sessions.only-here': {
    en: 'You are signed in nowhere but in this browser.',
    nl: 'Je bent alleen in deze browser aangemeld.',
  },
  'sessions.more': {
    en: '{n, plural, one {One more session is not shown.} other {# more sessions are not shown.}}',
    nl: '{n, plural, one {Nog één sessie wordt niet getoond.} other {Nog # sessies worden niet getoond.}}',
  },
  'sessions.applications': { en: 'Applications that stay signed in', nl: 'Toepassingen die aangemeld blijven' },
  'sessions.applications-hint': {
    en: 'They reach your account while you are away, such as the mail on your phone.',
    nl: 'Ze kunnen bij je account terwijl je weg bent, zoals de mail op je telefoon.',
  },
  'sessions.known': { en: 'Browsers that we know', nl: 'Browsers die we kennen' },
  'sessions.known-hint': {
    en: 'Here you can sign in even when a stranger has locked your account, and we send no mail about it. Forget a browser that is not yours, or that others use too.',
    nl: 'Hier kun je aanmelden, ook als een vreemde je account vergrendelde, en we sturen er geen mail over. Vergeet een browser die niet van jou is, of die anderen ook gebruiken.',
  },
  'sessions.known-empty-title': { en: 'No browser yet', nl: 'Nog geen browser' },
  'sessions.known-empty': {
    en: 'Browsers in which you sign in will be here, but for shared computers.',
    nl: 'Hier komen de browsers waarin je aanmeldt, behalve gedeelde computers.',
  },
  'sessions.known-since': { en: 'Known since {date}', nl: 'Bekend sinds {date}' },
  'sessions.forget': { en: 'Forget', nl: 'Vergeten' },
  'sessions.forget-label': { en: 'Forget: {what}', nl: 'Vergeten: {what}' },
  'sessions.done.ended': { en: 'The session has ended.', nl: 'De sessie is beëindigd.' },
  'sessions.done.others': { en: 'All other sessions have ended.', nl: 'Alle andere sessies zijn beëindigd.' },
  'sessions.done.forgotten': { en: 'The browser has been forgotten.', nl: 'De browser is vergeten.' },
  'sessions.alarm-title': { en: 'Do you see something that is not yours?', nl: 'Zie je iets wat niet van jou is?' },
  'sessions.alarm': {
    en: 'Sign out everybody else, and make your account safe in three steps.',
    nl: 'Meld alle anderen af en maak je account veilig in drie stappen.',
  },
  'refusal.session-gone': {
    en: 'This session is not there any more. Below you see where you are signed in.',
    nl: 'Deze sessie is er niet meer. Hieronder zie je waar je aangemeld bent.',
  },
  'refusal.browser-gone': {
    en: 'We do not know this browser any more. Below you see which ones we know.',
    nl: 'Deze browser kennen we niet meer. Hieronder zie je welke we kennen.',
  },

  'tricked.title': { en: 'I was tricked', nl: 'Ik ben opgelicht' },
  'tricked.lead': {
    en: 'Did you give your password or a code to a stranger? Or did somebody do something with your account? Then begin here. It takes three steps.',
    nl: 'Gaf je je wachtwoord of een code aan een vreemde? Of deed iemand iets met je account? Begin dan hier. Het zijn drie stappen.',
  },
  'tricked.steps': { en: 'The three steps', nl: 'De drie stappen' },
  'tricked.step-out': { en: 'Sign out everybody else', nl: 'Alle anderen afmelden' },
  'tricked.step-out-hint': {
    en: 'In all browsers and applications but this browser. We also forget the browsers that we know.',
    nl: 'In alle browsers en toepassingen, behalve in deze browser. We vergeten ook de browsers die we kennen.',
  },
  'tricked.step-password': { en: 'Choose a new password', nl: 'Nieuw wachtwoord kiezen' },
  'tricked.step-password-hint': {
    en: 'Then nobody can do anything with the old one.',
    nl: 'Dan is niemand nog iets met het oude.',
  },
  'tricked.step-methods': { en: 'Check your methods', nl: 'Je methodes nakijken' },
  'tricked.step-methods-hint': {
    en: 'So that nothing stays that a stranger added.',
    nl: 'Zo blijft er niets wat een vreemde toevoegde.',
  },
  'tricked.act': { en: 'Sign out everybody else', nl: 'Alle anderen afmelden' },
  'tricked.resume': { en: 'Go on', nl: 'Verdergaan' },
  'tricked.raised': {
    en: 'We signed out everybody else ({time}).',
    nl: 'We meldden alle anderen af ({time}).',
  },
  'tricked.password-title': { en: 'Choose a new password', nl: 'Kies een nieuw wachtwoord' },
  'tricked.password-lead': {
    en: 'Choose one that you use nowhere else. We ask for your old password once more, so that only you can do this.',
    nl: 'Kies er een dat je nergens anders gebruikt. We vragen nog één keer naar je oude wachtwoord, zo kan alleen jij dit doen.',
  },
  'tricked.password-act': { en: 'Choose a new password', nl: 'Nieuw wachtwoord kiezen' },
  'tricked.forgotten': { en: 'I forgot my old password', nl: 'Ik ben mijn oude wachtwoord vergeten' },
  'tricked.later': {
    en: 'You can leave this page: you go on where you were.',
    nl: 'Je mag deze pagina verlaten: je gaat later verder waar je was.',
  },
  'tricked.methods-title': { en: 'Are these all yours?', nl: 'Is dit allemaal van jou?' },
  'tricked.methods-lead': {
    en: 'Remove what you do not know. All the rest stays as it is.',
    nl: 'Verwijder wat je niet kent. De rest blijft zoals het is.',
  },
  'tricked.methods': { en: 'How you sign in', nl: 'Hoe je aanmeldt' },
  'tricked.new': { en: 'Added recently', nl: 'Pas toegevoegd' },
  'tricked.remove-label': { en: 'Remove: {what}', nl: 'Verwijderen: {what}' },
  'tricked.removed': { en: 'The method has been removed.', nl: 'De methode is verwijderd.' },
  'tricked.no-methods-title': { en: 'No second factor', nl: 'Geen tweede factor' },
  'tricked.no-methods': {
    en: 'Nothing but your password opens this account. A second factor keeps a stranger out who knows it.',
    nl: 'Alleen je wachtwoord opent deze account. Een tweede factor houdt een vreemde buiten die het kent.',
  },
  'tricked.reset-code': {
    en: 'Did somebody else make it, or see it? Renew it: then the old one no longer works.',
    nl: 'Heeft iemand anders ze gemaakt of gezien? Vernieuw ze: de oude werkt dan niet meer.',
  },
  'tricked.addresses': { en: 'Where your password can be reset', nl: 'Waar je wachtwoord gereset kan worden' },
  'tricked.addresses-hint': {
    en: 'Who reads the mail at one of these can choose a new password for you.',
    nl: 'Wie de mail op een van deze adressen leest, kan een nieuw wachtwoord voor je kiezen.',
  },
  'tricked.addresses-act': { en: 'Change addresses', nl: 'Adressen wijzigen' },
  'tricked.from-administration': { en: 'From the administration', nl: 'Van de administratie' },
  'tricked.from-you': { en: 'Added by you', nl: 'Door jou toegevoegd' },
  'tricked.done-act': { en: 'All of this is mine', nl: 'Dit is allemaal van mij' },
  'tricked.safe-title': { en: 'Done: your account is yours again', nl: 'Klaar: je account is weer van jou' },
  'tricked.safe-lead': {
    en: 'Everybody else was signed out, your password is new, and you checked your methods.',
    nl: 'Alle anderen zijn afgemeld, je wachtwoord is nieuw en je keek je methodes na.',
  },
  'tricked.safe-tell': { en: 'Tell the service desk what happened.', nl: 'Vertel de servicedesk wat er gebeurd is.' },
  'tricked.safe-tell-why': {
    en: 'They can warn others. Did you give away bank details too? Then call your bank.',
    nl: 'Zo kunnen ze anderen waarschuwen. Gaf je ook gegevens van je bank? Bel dan je bank.',
  },
  'tricked.open-title': { en: 'Your account is not safe yet', nl: 'Je account is nog niet veilig' },
  'tricked.open': {
    en: 'You raised the alarm. {left, plural, one {One step is} other {# steps are}} left.',
    nl: 'Je sloeg alarm. Er {left, plural, one {blijft één stap} other {blijven # stappen}} over.',
  },
} as const satisfies Texts
