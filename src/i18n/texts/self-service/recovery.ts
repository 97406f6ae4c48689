import type { Texts } from '../../text.ts'

/** Getting in again: recovery by mail, and a new activation code. */
export const recoveryTexts = {
  'recovery.title': { en: 'Reset your password', nl: 'Stel je wachtwoord opnieuw in' },
  'recovery.lead': {
    en: 'Forgotten, locked or no longer accepted: we mail you a link with which you choose a new password.',
    nl: 'Vergeten, vergrendeld of niet meer aanvaard: we mailen je een link waarmee je een nieuw wachtwoord kiest.',
  },
  'recovery.name': { en: 'E-mail address or number', nl: 'E-mailadres of nummer' },
  'recovery.name-hint': {
    en: 'For example {examples}. No idea? Then type your personal e-mail address: the mail holds a link for each of your accounts.',
    nl: 'Bijvoorbeeld {examples}. Geen idee? Typ dan je persoonlijke e-mailadres: in de mail staat een link voor elk van je accounts.',
  },
  'recovery.name-mend': {
    en: 'Type your sign-in name or your personal e-mail address.',
    nl: 'Typ je aanmeldnaam of je persoonlijke e-mailadres.',
  },
  'recovery.ask': { en: 'Send link', nl: 'Link versturen' },
  'recovery.where': {
    en: 'The link goes to your alternative addresses, if you added any in your profile, and otherwise to the personal address that you gave when you enrolled.',
    nl: 'De link gaat naar de alternatieve adressen in je profiel. Heb je die niet, dan gaat hij naar het persoonlijke adres dat je bij je inschrijving opgaf.',
  },
  'recovery.help-sign-in': { en: 'I know my password: sign in', nl: 'Ik ken mijn wachtwoord: aanmelden' },
  'recovery.help-activate': { en: 'I am new: activate my account', nl: 'Ik ben nieuw: mijn account activeren' },
  'recovery.no-address': {
    en: 'I cannot read mail at any of these addresses',
    nl: 'Ik kan op geen van die adressen mail lezen',
  },
  'recovery.no-address-advice': {
    en: 'Then the service desk helps you. It makes sure that it is you, and gives you a new way in.',
    nl: 'Dan helpt de servicedesk je. Daar gaan ze na of jij het bent, en geven ze je een nieuwe toegang.',
  },
  'recovery.next': {
    en: 'Open the link in the mail within half an hour, on any device. If your account has a second factor, we ask for it after that.',
    nl: 'Open de link in de mail binnen een half uur, op om het even welk toestel. Heeft je account een tweede factor, dan vragen we die daarna.',
  },
  'recovery.cause-address': {
    en: 'It went to another address: look in all mailboxes that you gave us.',
    nl: 'Hij ging naar een ander adres: kijk in alle mailboxen die je ons opgaf.',
  },
  'recovery.cause-waiting': {
    en: 'Your account is not active yet: then you get a link to activate it.',
    nl: 'Je account is nog niet actief: dan krijg je een link om hem te activeren.',
  },
  'recovery.cause-newest': {
    en: 'You asked more than once: only the newest mail works, and we send no more than a few in an hour.',
    nl: 'Je vroeg het meer dan één keer: alleen de nieuwste mail werkt, en we sturen er maar enkele per uur.',
  },
  'recovery.choose-title': { en: 'Choose a new password', nl: 'Kies een nieuw wachtwoord' },
  'recovery.save': { en: 'Save password', nl: 'Wachtwoord bewaren' },
  'recovery.then': {
    en: 'The link works until {time}. When you save, you are signed out everywhere else.',
    nl: 'De link werkt tot {time}. Als je bewaart, word je overal elders afgemeld.',
  },
  'recovery.done-title': { en: 'Your password has been changed', nl: 'Je wachtwoord is gewijzigd' },
  'recovery.done-lead': {
    en: 'You are signed in here, and signed out everywhere else. We sent word of it to all your addresses.',
    nl: 'Je bent hier aangemeld, en overal elders afgemeld. We lieten het weten op al je adressen.',
  },
  'recovery.done-security': { en: 'Look at my security information', nl: 'Mijn beveiligingsinfo bekijken' },
  'recovery.done-addresses': { en: 'Look at my recovery addresses', nl: 'Mijn hersteladressen bekijken' },
  'recovery.again': { en: 'Ask for a new link', nl: 'Nieuwe link vragen' },

  'mail-under-way.title': { en: 'Look in your mailbox', nl: 'Kijk in je mailbox' },
  'mail-under-way.known': {
    en: 'If we know this address, a mail is on its way.',
    nl: 'Als we dit adres kennen, is er een mail onderweg.',
  },
  'mail-under-way.again': { en: 'Try again with another address', nl: 'Opnieuw, met een ander adres' },
  'mail-under-way.nothing': { en: 'Nothing after five minutes?', nl: 'Niets na vijf minuten?' },
  'mail-under-way.cause-spam': {
    en: 'It is among your unwanted mail: look there, and search all mail for the word “account”.',
    nl: 'Hij zit bij je ongewenste mail: kijk daar, en zoek in al je mail naar het woord “account”.',
  },
  'mail-under-way.cause-temporary': {
    en: 'You only have a temporary account, with a number that begins with a b: such an account needs no mail. Finish your enrolment first.',
    nl: 'Je hebt alleen een tijdelijke account, met een nummer dat begint met een b: daar hoort geen mail bij. Rond eerst je inschrijving af.',
  },
  'mail-under-way.cause-none': {
    en: 'We have no address of yours on record, or an old one: then the service desk helps you.',
    nl: 'We hebben geen adres van jou, of een oud: dan helpt de servicedesk je.',
  },
  'mail-under-way.type-code': {
    en: 'I read the mail on another device: type the code',
    nl: 'Ik lees de mail op een ander toestel: de code typen',
  },
  'mail-under-way.code': { en: 'Code from the mail', nl: 'Code uit de mail' },
  'mail-under-way.code-hint': {
    en: 'Seven groups of four. Capitals and hyphens do not matter.',
    nl: 'Zeven groepjes van vier. Hoofdletters en streepjes maken niet uit.',
  },
  'mail-under-way.use-code': { en: 'Use code', nl: 'Code gebruiken' },

  'activation-request.title': { en: 'Ask for a new activation mail', nl: 'Vraag een nieuwe activatiemail' },
  'activation-request.lead': {
    en: 'The mail goes to the personal address that you gave when you enrolled. It holds a new link; an older one then no longer works.',
    nl: 'De mail gaat naar het persoonlijke adres dat je bij je inschrijving opgaf. Er staat een nieuwe link in; een oudere werkt dan niet meer.',
  },
  'activation-request.mail': { en: 'Personal e-mail address', nl: 'Persoonlijk e-mailadres' },
  'activation-request.mail-hint': {
    en: 'The one from your enrolment, not the one of your school.',
    nl: 'Dat van je inschrijving, niet dat van je school.',
  },
  'activation-request.mail-mend': {
    en: 'Type an e-mail address, such as ann@home.example.',
    nl: 'Typ een e-mailadres, bijvoorbeeld ann@thuis.example.',
  },
  'activation-request.name': {
    en: 'E-mail address or number of the account',
    nl: 'E-mailadres of nummer van de account',
  },
  'activation-request.name-hint': {
    en: 'You may leave this out. Without it the mail holds a link for each of your accounts that is not active yet. It looks like {examples}.',
    nl: 'Dit mag je weglaten. Dan staat er in de mail een link voor elke account die nog niet actief is. Zo ziet hij eruit: {examples}.',
  },
  'activation-request.name-mend': {
    en: 'Type it in this form, or leave it out.',
    nl: 'Typ het in deze vorm, of laat het weg.',
  },
  'activation-request.ask': { en: 'Send activation mail', nl: 'Activatiemail versturen' },
  'activation-request.help': {
    en: 'My activation mail never came',
    nl: 'Mijn activatiemail is nooit gekomen',
  },
  'activation-request.help-letter': {
    en: 'I have a letter with an initial password',
    nl: 'Ik heb een brief met een startwachtwoord',
  },
  'activation-request.help-forgot': {
    en: 'My account is active, but I forgot my password',
    nl: 'Mijn account is actief, maar ik ben mijn wachtwoord vergeten',
  },
  'activation-request.no-address': {
    en: 'I have no personal address, or another one by now',
    nl: 'Ik heb geen persoonlijk adres, of intussen een ander',
  },
  'activation-request.next': {
    en: 'Open the link in the mail within seven days, on any device, and choose your password there.',
    nl: 'Open de link in de mail binnen zeven dagen, op om het even welk toestel, en kies daar je wachtwoord.',
  },
  'activation-request.cause-address': {
    en: 'You gave another address when you enrolled: look there, or try again with that one.',
    nl: 'Je gaf bij je inschrijving een ander adres op: kijk daar, of probeer het opnieuw met dat adres.',
  },
  'activation-request.cause-active': {
    en: 'Your account is active already: then reset your password instead.',
    nl: 'Je account is al actief: stel dan je wachtwoord opnieuw in.',
  },
  'activation-request.cause-newest': {
    en: 'You asked more than once: only the newest mail works, and we send no more than a few in an hour.',
    nl: 'Je vroeg het meer dan één keer: alleen de nieuwste mail werkt, en we sturen er maar enkele per uur.',
  },

  'ways.forgotten': { en: 'I forgot my password', nl: 'Ik ben mijn wachtwoord vergeten' },

  'mfa-reset.title': { en: 'Lost your second factor?', nl: 'Je tweede factor kwijt?' },
  'mfa-reset.lead': {
    en: 'Is your phone or key lost, broken or replaced? Then remove it from your account, and add a new method.',
    nl: 'Is je telefoon of sleutel kwijt, stuk of vervangen? Verwijder hem dan uit je account, en voeg een nieuwe methode toe.',
  },
  'mfa-reset.code': { en: 'With your reset code', nl: 'Met je resetcode' },
  'mfa-reset.code-how': {
    en: 'You got it when you added your first method: twenty letters and figures. You sign in with your name and password, and then type the code.',
    nl: 'Je kreeg ze toen je je eerste methode toevoegde: twintig letters en cijfers. Je meldt aan met je naam en wachtwoord, en typt dan de code.',
  },
  'mfa-reset.code-act': { en: 'Use my reset code', nl: 'Mijn resetcode gebruiken' },
  'mfa-reset.desk-how': {
    en: 'There they make sure that it is you, and then remove what you lost.',
    nl: 'Daar gaan ze na of jij het bent, en verwijderen ze wat je kwijt bent.',
  },
  'mfa-reset.sign-in': { en: 'Back to signing in', nl: 'Terug naar aanmelden' },
  'mfa-reset.forgotten': { en: 'I forgot my password', nl: 'Ik ben mijn wachtwoord vergeten' },

  'temporary-account.title': { en: 'Which account do I use?', nl: 'Welke account gebruik ik?' },
  'temporary-account.what': {
    en: 'A b number is made when you begin to enrol online, and opens that one application. Nothing else takes it.',
    nl: 'Een b-nummer dient om online in te schrijven. Het opent alleen die toepassing, en verder niets.',
  },
  'temporary-account.not-yet': {
    en: 'Not enrolled yet? Finish your enrolment first: your own account follows by mail or by letter.',
    nl: 'Nog niet ingeschreven? Rond eerst je inschrijving af: je eigen account volgt per mail of per brief.',
  },
  'temporary-account.enrolled': {
    en: 'Enrolled already? Then use one of these:',
    nl: 'Al ingeschreven? Gebruik dan een van deze:',
  },

  'refusal.recovery-name': {
    en: 'That is no sign-in name of ours, nor an e-mail address. A name looks like {examples}.',
    nl: 'Dat is geen aanmeldnaam van ons, en ook geen e-mailadres. Zo ziet een naam eruit: {examples}.',
  },
  'refusal.not-a-mail-address': {
    en: 'That is not an e-mail address to which mail can be sent.',
    nl: 'Dat is geen e-mailadres waar mail naartoe kan.',
  },
  'refusal.too-many-mails': {
    en: 'From your network many mails were asked for in a short time. Try again in {time}, or from another network.',
    nl: 'Vanaf jouw netwerk werden in korte tijd veel mails gevraagd. Probeer het opnieuw over {time}, of vanaf een ander netwerk.',
  },
  'refusal.recovery-code-spent': {
    en: 'A link works once, for half an hour, and only the newest one works. Look for a newer mail, or ask for a new link.',
    nl: 'Een link werkt één keer en een half uur lang, en alleen de nieuwste werkt. Zoek een nieuwere mail, of vraag een nieuwe link.',
  },
  'refusal.recovery-expired': {
    en: 'Nothing has changed: your old password is what it was. Ask for a new link.',
    nl: 'Er is niets veranderd: je oude wachtwoord blijft zoals het was. Vraag een nieuwe link.',
  },
  'refusal.recovery-elsewhere': {
    en: 'You opened this link in another browser. Go on there, or open the link from the mail here once more.',
    nl: 'Je opende deze link in een andere browser. Ga daar verder, of open de link uit de mail hier nog een keer.',
  },
} as const satisfies Texts
