import type { Texts } from '../../text.ts'

/** From an initial password or an activation code to an account of one's own. */
export const activationTexts = {
  'activation.title': { en: 'Activate your account', nl: 'Activeer je account' },
  'activation.step': {
    en: 'Activating your account · step {step} of {steps}',
    nl: 'Je account activeren · stap {step} van {steps}',
  },
  'activation.lead': {
    en: 'You do this once, with the letter from your enrolment at hand. Did you get a mail instead? Then open the link in it.',
    nl: 'Dit doe je één keer, met de brief van je inschrijving bij de hand. Kreeg je een mail? Open dan de link daarin.',
  },
  'activation.name': { en: 'E-mail address or number', nl: 'E-mailadres of nummer' },
  'activation.name-hint': {
    en: 'As it stands in the letter: {examples}.',
    nl: 'Zoals het in de brief staat: {examples}.',
  },
  'activation.name-mend': {
    en: 'Type it as it stands in the letter.',
    nl: 'Typ het zoals het in de brief staat.',
  },
  'activation.initial-password': { en: 'Initial password', nl: 'Startwachtwoord' },
  'activation.initial-password-hint': {
    en: 'It is in the letter too. In the next step you choose a password of your own.',
    nl: 'Het staat ook in de brief. In de volgende stap kies je zelf een wachtwoord.',
  },
  'activation.initial-password-mend': {
    en: 'Type it once more, with capitals and signs as in the letter.',
    nl: 'Typ het nog een keer, met hoofdletters en tekens zoals in de brief.',
  },
  'activation.begin': { en: 'Activate account', nl: 'Account activeren' },
  'activation.help-active': { en: 'My account is active already: sign in', nl: 'Mijn account is al actief: aanmelden' },
  'activation.help-lost': { en: 'I have no letter and no mail', nl: 'Ik heb geen brief en geen mail' },
  'activation.help-lost-advice': {
    en: 'Look among unwanted mail too. If you find nothing there, ask the service desk, with your identity card.',
    nl: 'Kijk ook bij de ongewenste mails. Vind je daar niets, vraag het dan aan de servicedesk, met je identiteitskaart.',
  },
  'activation.choose-title': { en: 'Choose a password', nl: 'Kies een wachtwoord' },
  'activation.then': {
    en: 'There is one step left: if your account asks for it, you add a code app, and you read the rules for using your account.',
    nl: 'Daarna volgt nog één stap: je voegt een code-app toe als je account erom vraagt, en je leest de regels voor je account.',
  },
  'activation.save': { en: 'Save password', nl: 'Wachtwoord bewaren' },
  'activation.done-title': { en: 'Your account is active', nl: 'Je account is actief' },
  'activation.done-lead': {
    en: 'You are signed in. From now on you sign in with your own password; you no longer need the letter or the mail.',
    nl: 'Je bent aangemeld. Vanaf nu meld je aan met je eigen wachtwoord; de brief of de mail heb je niet meer nodig.',
  },
  'activation.done-go': { en: 'Go to my applications', nl: 'Naar mijn toepassingen' },
  'activation.done-security': { en: 'Look at my security information', nl: 'Mijn beveiligingsinfo bekijken' },
  'activation.link-title': { en: 'This link no longer works', nl: 'Deze link werkt niet meer' },
  'activation.expired-title': { en: 'This took too long', nl: 'Dit duurde te lang' },
  'activation.elsewhere-title': { en: 'You cannot go on here', nl: 'Je kunt hier niet verder' },
  'activation.again': { en: 'Start again', nl: 'Opnieuw beginnen' },
  'activation.sign-in': { en: 'Sign in', nl: 'Aanmelden' },
  'activation.desk': { en: 'Ask the service desk', nl: 'Vraag het aan de servicedesk' },
  'activation.desk-advice': {
    en: 'The service desk can send you a new link. Bring your identity card.',
    nl: 'De servicedesk kan je een nieuwe link sturen. Breng je identiteitskaart mee.',
  },
  'refusal.activation-failed': {
    en: 'This name and initial password do not belong together, or the account is active already. {left, plural, =0 {} one {You have one try left.} other {You have # tries left.}}',
    nl: 'Deze naam en dit startwachtwoord horen niet bij elkaar, of de account is al actief. {left, plural, =0 {} one {Je hebt nog één poging.} other {Je hebt nog # pogingen.}}',
  },
  'refusal.initial-password-empty': {
    en: 'Type the initial password from your letter.',
    nl: 'Typ het startwachtwoord uit je brief.',
  },
  'refusal.activation-locked': {
    en: 'There were too many wrong initial passwords, so activating is locked until {time}. Your letter is still good: try again then.',
    nl: 'Er waren te veel foute startwachtwoorden. Daarom is activeren vergrendeld tot {time}. Je brief blijft geldig: probeer het daarna opnieuw.',
  },
  'refusal.activation-code-spent': {
    en: 'A link works once, for seven days, and only the newest one works. Is your account active? Then sign in. If it is not, look for a newer mail, or ask for a new one.',
    nl: 'Een link werkt één keer en zeven dagen lang, en alleen de nieuwste werkt. Is je account actief? Meld dan aan. Zo niet, zoek dan een nieuwere mail, of vraag een nieuwe.',
  },
  'refusal.activation-expired': {
    en: 'Nothing has changed yet. Start again with the same letter or mail.',
    nl: 'Er is nog niets veranderd. Begin opnieuw met dezelfde brief of mail.',
  },
  'refusal.activation-elsewhere': {
    en: 'You began this in another browser. Go on there, or start again here.',
    nl: 'Je begon hieraan in een andere browser. Ga daar verder, of begin hier opnieuw.',
  },
} as const satisfies Texts
