import type { Texts } from '../../text.ts'

/** Pages of a signed-in person about their own accounts. */
export const selfServiceTexts = {
  'account.which': { en: 'Which account is this about?', nl: 'Over welke account gaat het?' },
  'account.for': { en: 'For {account}', nl: 'Voor {account}' },
  'account.show': { en: 'show {account}', nl: 'toon {account}' },
  'account.to-applications': { en: 'Back to my applications', nl: 'Terug naar mijn toepassingen' },

  'launch.morning': { en: 'Good morning, {name}', nl: 'Goedemorgen, {name}' },
  'launch.afternoon': { en: 'Good afternoon, {name}', nl: 'Goedemiddag, {name}' },
  'launch.evening': { en: 'Good evening, {name}', nl: 'Goedenavond, {name}' },
  'launch.search': { en: 'Search for an application', nl: 'Toepassing zoeken' },
  'launch.none-found': { en: 'Nothing found for “{query}”', nl: 'Niets gevonden voor “{query}”' },
  'launch.none-found-advice': {
    en: 'Try a shorter word, or look at all your applications.',
    nl: 'Probeer een korter woord, of bekijk al je toepassingen.',
  },
  'launch.none-like-this': { en: 'None of your applications is called so.', nl: 'Geen van je toepassingen heet zo.' },
  'launch.show-all': { en: 'Show all', nl: 'Alles tonen' },
  'launch.until': { en: 'Signed in until {time}', nl: 'Aangemeld tot {time}' },
  'launch.sign-in-here': { en: 'Sign in here too', nl: 'Hier ook aanmelden' },
  'launch.activate-here': { en: 'Activate account', nl: 'Account activeren' },
  'launch.not-active': {
    en: 'This account is not active yet. You need the letter or the mail from your enrolment.',
    nl: 'Deze account is nog niet actief. Je hebt er de brief of de mail van je inschrijving voor nodig.',
  },
  'launch.empty-title': { en: 'No applications yet', nl: 'Nog geen toepassingen' },
  'launch.empty': {
    en: 'The applications that this account opens will be here. They can differ with your programme and the time of year.',
    nl: 'Hier komen de toepassingen die deze account opent. Dat hangt af van je opleiding en van de tijd van het jaar.',
  },
  'launch.favourite': { en: 'Favourite: {name}', nl: 'Favoriet: {name}' },

  'password.title': { en: 'Change your password', nl: 'Wijzig je wachtwoord' },
  'password.current': { en: 'Current password', nl: 'Huidig wachtwoord' },
  'password.current-mend': {
    en: 'Type it once more. Check that Caps Lock is off.',
    nl: 'Typ het nog een keer. Kijk na of Caps Lock uit staat.',
  },
  'password.new': { en: 'New password', nl: 'Nieuw wachtwoord' },
  'password.mend': { en: 'Choose another password.', nl: 'Kies een ander wachtwoord.' },
  'password.hint': {
    en: 'Four ordinary words in a row are strong and easy to remember.',
    nl: 'Vier gewone woorden na elkaar zijn sterk en goed te onthouden.',
  },
  'password.rules': { en: 'What your password must be', nl: 'Waaraan je wachtwoord moet voldoen' },
  'password.save': { en: 'Change password', nl: 'Wachtwoord wijzigen' },
  'password.ends-others': {
    en: 'You stay signed in here. In all other browsers you are signed out.',
    nl: 'Hier blijf je aangemeld. In alle andere browsers word je afgemeld.',
  },
  'password.changed': {
    en: 'Your password has been changed. You are signed out everywhere else.',
    nl: 'Je wachtwoord is gewijzigd. Overal elders ben je afgemeld.',
  },
  'refusal.current-password-wrong': {
    en: 'That is not your current password. {left, plural, =0 {} one {You have one try left.} other {You have # tries left.}}',
    nl: 'Dit is niet je huidige wachtwoord. {left, plural, =0 {} one {Je hebt nog één poging.} other {Je hebt nog # pogingen.}}',
  },
  'refusal.current-password-locked': {
    en: 'There were too many wrong passwords, so your password is locked until {time}. You stay signed in; try again then.',
    nl: 'Er waren te veel foute wachtwoorden. Daarom is je wachtwoord vergrendeld tot {time}. Je blijft aangemeld; probeer het daarna opnieuw.',
  },
  'refusal.current-password-disabled': {
    en: 'There were too many wrong passwords over a long time, so this one no longer works. Sign out, and choose “Forgot your password?” to reset it by mail.',
    nl: 'Er waren over lange tijd te veel foute wachtwoorden. Daarom werkt dit wachtwoord niet meer. Meld af, en kies “Wachtwoord vergeten?” om het met een mail opnieuw in te stellen.',
  },
  'refusal.password-refused': {
    en: 'This password cannot be used. See below what is wrong with it.',
    nl: 'Dit wachtwoord kan niet. Hieronder zie je wat er mis mee is.',
  },
  'refusal.same-password': {
    en: 'This is the password that you have now. Choose another one.',
    nl: 'Dit is het wachtwoord dat je nu al hebt. Kies een ander.',
  },

  'activity.title': { en: 'Activity', nl: 'Activiteit' },
  'activity.unknown': { en: 'Was there something that you did not do?', nl: 'Was er iets wat jij niet deed?' },
  'activity.unknown-act': { en: 'Make your account safe.', nl: 'Maak je account veilig.' },
  'activity.pages': { en: 'Older and newer', nl: 'Ouder en nieuwer' },
  'activity.empty-title': { en: 'Nothing yet', nl: 'Nog niets' },
  'activity.empty': { en: 'Sign-ins and changes will be here.', nl: 'Hier komen je aanmeldingen en wijzigingen.' },
  'activity.no-older-title': { en: 'That was all', nl: 'Dat was alles' },
  'activity.no-older': { en: 'Nothing older is kept.', nl: 'Iets ouders is er niet.' },
  'activity.older': { en: 'Show older', nl: 'Ouder tonen' },
  'activity.newest': { en: 'Back to the newest', nl: 'Terug naar de nieuwste' },
  'activity.asked-from': { en: 'asked in a browser at {address}', nl: 'gevraagd in een browser op {address}' },
  'activity.other-network': {
    en: 'browser and phone on different networks',
    nl: 'browser en telefoon op een ander netwerk',
  },
  'activity.from': { en: 'from {address}', nl: 'vanaf {address}' },
  'activity.method': { en: 'by {method}', nl: 'met {method}' },
  'activity.method.password': { en: 'password', nl: 'wachtwoord' },
  'activity.method.access-pass': { en: 'access pass', nl: 'tijdelijke toegangscode' },
  'activity.method.reset-code': { en: 'reset code', nl: 'resetcode' },
  'activity.lost-all': { en: 'all methods removed', nl: 'alle methodes verwijderd' },
  'activity.pause.over': { en: 'its time was up', nl: 'de tijd was om' },
  'activity.pause.registered': { en: 'a method was added', nl: 'er werd een methode toegevoegd' },
  'activity.pause.ended': { en: 'the service desk ended it', nl: 'de servicedesk beëindigde ze' },
  'activity.pause.replaced': { en: 'another pause took its place', nl: 'een andere pauze kwam in de plaats' },
  'activity.method.initial-password': { en: 'initial password', nl: 'startwachtwoord' },
  'activity.why.signed-out': { en: 'you signed out', nl: 'je meldde je af' },
  'activity.why.signed-out-by-application': {
    en: 'you signed out in an application',
    nl: 'je meldde je af in een toepassing',
  },
  'activity.why.replaced': { en: 'another sign-in took its place', nl: 'een andere aanmelding kwam in de plaats' },
  'activity.why.ended-by-person': { en: 'you ended it', nl: 'je beëindigde ze' },
  'activity.why.account-closed': { en: 'the account was closed', nl: 'de account werd afgesloten' },
  'activity.why.password-changed': { en: 'the password was changed', nl: 'het wachtwoord werd gewijzigd' },
  'activity.why.methods-reset': { en: 'a second factor was reset', nl: 'een tweede factor werd opnieuw ingesteld' },
  'activity.why.token-reused': {
    en: 'an application’s key was used twice',
    nl: 'de sleutel van een toepassing werd twee keer gebruikt',
  },
  'activity.why.ran-out': { en: 'its time was up', nl: 'haar tijd was om' },
  'activity.why.address-changed': {
    en: 'it was used from another network',
    nl: 'ze werd gebruikt vanaf een ander netwerk',
  },
} as const satisfies Texts
