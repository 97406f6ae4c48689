import type { Texts } from '../../text.ts'

/** How things end: done, no longer linked, and what went wrong. */
export const appEndingsTexts = {
  'app.home': { en: 'To my accounts', nl: 'Naar mijn accounts' },
  'app.back': { en: 'Back', nl: 'Terug' },
  'app.cancel': { en: 'Cancel', nl: 'Annuleren' },
  'app.again': { en: 'Try again', nl: 'Opnieuw proberen' },

  'app.done.approved': { en: 'Approved', nl: 'Goedgekeurd' },
  'app.done.approved.what': {
    en: 'Go back to your browser. It goes on by itself.',
    nl: 'Ga terug naar je browser. Die gaat vanzelf verder.',
  },
  'app.done.approved.where': { en: 'You are signing in to {what}.', nl: 'Je meldt aan bij {what}.' },
  'app.done.declined': { en: 'Declined', nl: 'Geweigerd' },
  'app.done.declined.what': {
    en: 'The sign-in has stopped. Did you ask for it yourself? Then start again in your browser.',
    nl: 'De aanmelding is gestopt. Vroeg je ze zelf? Begin dan opnieuw in je browser.',
  },
  'app.done.not-me': { en: 'You stopped the sign-in', nl: 'Je hebt de aanmelding gestopt' },
  'app.done.not-me.nobody': { en: 'Nobody got in.', nl: 'Niemand is binnen.' },
  'app.done.not-me.told': {
    en: 'You get a message about it, and the service desk sees it too.',
    nl: 'Je krijgt er een bericht over, en de servicedesk ziet het ook.',
  },
  'app.done.not-me.password': {
    en: 'Choose a new password to be safe: whoever asked this may know yours.',
    nl: 'Kies voor de zekerheid een nieuw wachtwoord: wie dit vroeg, kent misschien het jouwe.',
  },
  'app.done.not-me.go': { en: 'Choose a new password', nl: 'Nieuw wachtwoord kiezen' },
  'app.done.next': { en: 'What happens now', nl: 'Wat er nu gebeurt' },
  'app.done.linked': { en: 'Your phone is linked', nl: 'Je telefoon is gekoppeld' },
  'app.done.linked.what': {
    en: 'Go on at your computer, where the page has noticed. When you are through there, this phone counts.',
    nl: 'Ga verder op je computer, waar de pagina het al merkte. Ben je daar klaar, dan telt deze telefoon mee.',
  },
  'app.done.linked.notifications': {
    en: 'Switch on notifications, and requests come to you.',
    nl: 'Zet meldingen aan, dan komen aanmeldverzoeken naar jou toe.',
  },
  'app.done.linked.notifications.go': { en: 'Switch on notifications', nl: 'Meldingen aanzetten' },
  'app.done.pin': { en: 'Your PIN is changed', nl: 'Je pincode is gewijzigd' },
  'app.done.pin.what': { en: 'It counts for {realm} on this phone.', nl: 'Ze geldt voor {realm} op deze telefoon.' },
  'app.done.unlock': { en: 'Fingerprint or face is on', nl: 'Vingerafdruk of gezicht staat aan' },
  'app.done.unlock.what': {
    en: 'Your PIN keeps working. You can always choose it instead.',
    nl: 'Je pincode blijft werken. Je kunt ze altijd gebruiken in de plaats.',
  },
  'app.done.removed': { en: 'The account is removed', nl: 'De account is verwijderd' },
  'app.done.removed.what': {
    en: '{account} is no longer linked to this phone.',
    nl: '{account} is niet meer gekoppeld aan deze telefoon.',
  },

  'app.void.title': { en: '{realm} is no longer linked', nl: '{realm} is niet meer gekoppeld' },
  'app.void.void': {
    en: 'The PIN was wrong three times in a row. That is why this phone’s link was wiped. You got a message about it.',
    nl: 'De pincode was drie keer na elkaar fout. Daarom is de koppeling van deze telefoon gewist. Je kreeg daar een bericht over.',
  },
  'app.void.removed': {
    en: 'This phone was removed from your methods, on another device or by the service desk.',
    nl: 'Deze telefoon werd uit je methodes verwijderd, op een ander toestel of door de servicedesk.',
  },
  'app.void.closed': {
    en: 'The account {account} is closed or suspended. The service desk knows more.',
    nl: 'De account {account} is afgesloten of opgeschort. De servicedesk weet er meer over.',
  },
  'app.void.key-lost': {
    en: 'The browser has wiped this app’s keys: by clearing data, or for want of space. We cannot bring them back.',
    nl: 'De browser heeft de sleutels van deze app gewist: door gegevens te wissen, of omdat er geen plaats meer was. We kunnen ze niet terughalen.',
  },
  'app.void.safe': { en: 'Nobody got in.', nl: 'Niemand is binnen.' },
  'app.void.ways': { en: 'How to start again', nl: 'Zo begin je opnieuw' },
  'app.void.way.code': { en: 'With your reset code', nl: 'Met je resetcode' },
  'app.void.way.code.how': {
    en: 'Sign in, choose “Try another way” and then “Reset code”.',
    nl: 'Meld aan, kies “Op een andere manier” en dan “Resetcode”.',
  },
  'app.void.way.other': { en: 'With another method', nl: 'Met een andere methode' },
  'app.void.way.other.how': {
    en: 'Sign in with it, and add this phone in your security information.',
    nl: 'Meld daarmee aan, en voeg deze telefoon toe in je beveiligingsinfo.',
  },
  'app.void.way.desk': { en: 'At the service desk', nl: 'Bij de servicedesk' },
  'app.void.way.desk.how': {
    en: 'They check who you are, and help you start again.',
    nl: 'Ze kijken na wie je bent, en helpen je opnieuw op weg.',
  },
  'app.void.again': { en: 'Link again', nl: 'Opnieuw koppelen' },
  'app.void.help': { en: 'Ask the service desk', nl: 'Vraag het aan de servicedesk' },
  'app.void.keep-wrong': {
    en: 'Was it not you who typed the PIN? Tell the service desk: somebody had your phone in hand.',
    nl: 'Typte jij die pincode niet? Zeg het aan de servicedesk: iemand had je telefoon in handen.',
  },

  'app.notice.title': { en: 'Request', nl: 'Aanmeldverzoek' },
  'app.notice.body': {
    en: 'Somebody is signing in as you. Is it you?',
    nl: 'Er meldt iemand aan als jij. Ben jij dat?',
  },

  'app.problem.title': { en: 'This did not work', nl: 'Dit lukte niet' },
  'app.problem.starting': { en: 'The app cannot start', nl: 'De app kan niet starten' },
  'app.problem.browser': {
    en: 'This browser lacks what keeps your keys safe. Open this address in a recent Chrome, Safari, Firefox or Edge, and not in a private window.',
    nl: 'Deze browser mist iets om je sleutels veilig te bewaren. Open dit adres in een recente Chrome, Safari, Firefox of Edge, en niet in een privévenster.',
  },
  'app.problem.fault': {
    en: 'Something went wrong in the app. Nothing changed in your account. Open the app again.',
    nl: 'Er ging iets mis in de app. Er is niets veranderd aan je account. Open de app opnieuw.',
  },
  'app.problem.reload': { en: 'Open the app again', nl: 'App opnieuw openen' },
  'app.problem.check': { en: 'What might be wrong?', nl: 'Wat kan er schelen?' },
  'app.problem.way-on': { en: 'What you can do', nl: 'Wat je kunt doen' },
} as const satisfies Texts
