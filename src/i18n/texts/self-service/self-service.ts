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

  'security.title': { en: 'Security information', nl: 'Beveiligingsinfo' },
  'security.keys': { en: 'How you sign in', nl: 'Hoe je aanmeldt' },
  'security.add': { en: 'Add a method', nl: 'Methode toevoegen' },
  'security.password-changed': { en: 'Changed {time}', nl: 'Gewijzigd {time}' },
  'security.change': { en: 'Change', nl: 'Wijzigen' },
  'security.change-password': { en: 'Change password', nl: 'Wachtwoord wijzigen' },
  'security.added': { en: 'Added {time}', nl: 'Toegevoegd {time}' },
  'security.last-used': { en: 'Last used {time}', nl: 'Laatst gebruikt {time}' },
  'security.never-used': { en: 'Not used yet', nl: 'Nog niet gebruikt' },
  'security.manage': { en: 'Manage {name}', nl: '{name} beheren' },
  'security.nudge-none-title': { en: 'Add a second factor', nl: 'Voeg een tweede factor toe' },
  'security.nudge-none': {
    en: 'Now your password is all that keeps a stranger out. A code app on your phone takes a minute to add.',
    nl: 'Nu houdt alleen je wachtwoord een vreemde buiten. Een code-app op je telefoon voeg je in een minuut toe.',
  },
  'security.nudge-one-title': { en: 'Add a second code app', nl: 'Voeg een tweede code-app toe' },
  'security.nudge-one': {
    en: 'Everything hangs on one code app. With a second one, on a tablet for instance, you also get in when your phone is lost or empty.',
    nl: 'Alles hangt nu aan één code-app. Met een tweede, op een tablet bijvoorbeeld, kom je ook binnen als je telefoon weg of leeg is.',
  },
  'security.name': { en: 'Name', nl: 'Naam' },
  'security.name-hint': {
    en: 'So that you know which one it is, such as “Tablet”.',
    nl: 'Zo weet je welke het is, bijvoorbeeld “Tablet”.',
  },
  'security.name-mend': { en: 'Type a name.', nl: 'Typ een naam.' },
  'security.rename': { en: 'Rename', nl: 'Naam wijzigen' },
  'security.remove': { en: 'Remove', nl: 'Verwijderen' },
  'security.remove-title': { en: 'Remove “{name}”?', nl: '“{name}” verwijderen?' },
  'security.remove-lead': {
    en: 'You can no longer sign in with its codes, from this moment on. To have it back, you add it anew with another QR code.',
    nl: 'Met de codes ervan kun je meteen niet meer aanmelden. Wil je de code-app later terug, dan voeg je ze opnieuw toe, met een andere QR-code.',
  },
  'security.registered': {
    en: 'The code app has been added. From now on we ask for its code.',
    nl: 'De code-app is toegevoegd. Vanaf nu vragen we naar de code ervan.',
  },
  'security.renamed': { en: 'The name has been changed.', nl: 'De naam is gewijzigd.' },
  'security.removed': { en: 'The code app has been removed.', nl: 'De code-app is verwijderd.' },
  'security.totp-title': { en: 'Add a code app', nl: 'Code-app toevoegen' },
  'refusal.last-method': {
    en: 'This is your last second factor, and your account needs one. Add another first.',
    nl: 'Dit is je laatste tweede factor, en je account heeft er een nodig. Voeg eerst een andere toe.',
  },
  'refusal.method-gone': {
    en: 'This method is no longer there. Below you see the ones that you have.',
    nl: 'Deze methode is er niet meer. Hieronder zie je welke je hebt.',
  },
  'refusal.too-many-methods': {
    en: 'You have ten code apps, and more than that we do not keep. Remove one that you no longer use first.',
    nl: 'Je hebt tien code-apps, en meer bewaren we er niet. Verwijder er eerst een die je niet meer gebruikt.',
  },
  'refusal.name-empty': {
    en: 'A name has at least one letter or figure.',
    nl: 'Een naam heeft minstens één letter of cijfer.',
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
  'activity.from': { en: 'from {address}', nl: 'vanaf {address}' },
  'activity.method': { en: 'by {method}', nl: 'met {method}' },
  'activity.method.password': { en: 'password', nl: 'wachtwoord' },
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
