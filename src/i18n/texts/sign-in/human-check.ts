import type { Texts } from '../../text.ts'

/** The check that a human, or at least a patient one, is there. */
export const humanCheckTexts = {
  'human-check.working': {
    en: 'We check by ourselves that you are not a robot. Go on typing.',
    nl: 'We controleren vanzelf of je geen robot bent. Typ gewoon verder.',
  },
  'human-check.done': {
    en: 'Checked: you are not a robot.',
    nl: 'Gecontroleerd: je bent geen robot.',
  },
  'human-check.held': {
    en: 'One moment, the check is almost done. Your form is then sent by itself.',
    nl: 'Een ogenblik, de controle is bijna klaar. Daarna wordt je formulier vanzelf verstuurd.',
  },
  'human-check.failed': {
    en: 'The check does not work in this browser. Send the form all the same: we then ask you to wait half a minute.',
    nl: 'De controle werkt niet in deze browser. Verstuur het formulier toch: we vragen je dan een halve minuut te wachten.',
  },
  'human-check.no-scripts': {
    en: 'Your browser runs no scripts. After you send this form, we ask you to wait half a minute, so that robots cannot send thousands.',
    nl: 'Je browser voert geen scripts uit. Na het versturen vragen we je een halve minuut te wachten, zodat robots er geen duizenden kunnen versturen.',
  },
  'human-check.wait.title': { en: 'Wait a moment, then continue', nl: 'Wacht even en ga dan verder' },
  'human-check.wait.lead': {
    en: 'Your browser could not show that you are not a robot. Waiting shows it just as well.',
    nl: 'Je browser kon niet tonen dat je geen robot bent. Even wachten toont dat ook.',
  },
  'human-check.wait.how': {
    en: 'Wait {wait}, and then press “{button}”. What you typed is kept.',
    nl: 'Wacht {wait} en druk daarna op ‘{button}’. Wat je typte, blijft bewaard.',
  },
  'human-check.wait.label': { en: 'How long you still have to wait', nl: 'Hoelang je nog moet wachten' },
  'refusal.human-check-missing': {
    en: 'We could not check that you are not a robot. Wait until the form says that it has checked, and send it again.',
    nl: 'We konden niet controleren of je geen robot bent. Wacht tot het formulier zegt dat het gecontroleerd heeft en verstuur het opnieuw.',
  },
  'refusal.human-check-wrong': {
    en: 'The check that you are not a robot is no longer valid, for instance because this page was open for long. We made a new one: send the form again.',
    nl: 'De controle dat je geen robot bent is niet meer geldig, bijvoorbeeld omdat deze pagina lang openstond. We maakten een nieuwe: verstuur het formulier opnieuw.',
  },
  'refusal.human-check-wait': {
    en: 'That was too soon, or too often from your network. Wait as long as this page says, and then continue.',
    nl: 'Dat was te vroeg, of te vaak vanaf jouw netwerk. Wacht zo lang als deze pagina zegt en ga dan verder.',
  },
} as const satisfies Texts
