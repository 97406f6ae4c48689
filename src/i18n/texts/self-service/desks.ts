import type { Texts } from '../../text.ts'

/** The service desks: whether one may just come by, when they are open, and how they are written to. */
export const desksTexts = {
  'desk.appointment': { en: 'only by appointment', nl: 'alleen op afspraak' },
  'desk.open-until': { en: 'Open until {time}', nl: 'Open tot {time}' },
  'desk.opens-today': { en: 'Closed. Opens at {time}', nl: 'Gesloten. Opent om {time}' },
  'desk.opens-tomorrow': { en: 'Closed. Opens tomorrow at {time}', nl: 'Gesloten. Opent morgen om {time}' },
  'desk.opens-weekday': { en: 'Closed. Opens {day} at {time}', nl: 'Gesloten. Opent {day} om {time}' },
  'desk.opens-date': { en: 'Closed. Opens on {day} at {time}', nl: 'Gesloten. Opent op {day} om {time}' },
  'desk.closed': { en: 'Closed', nl: 'Gesloten' },
  'desk.closed-on': { en: 'Closed on {day}', nl: 'Gesloten op {day}' },
  'desk.closed-from': {
    en: 'Closed from {first} up to and including {last}',
    nl: 'Gesloten van {first} tot en met {last}',
  },
  'desk.walk-in': { en: 'no appointment needed', nl: 'zonder afspraak' },

  'desks.bring': {
    en: 'Bring your identity card, or your student card with a photograph.',
    nl: 'Breng je identiteitskaart mee, of je studentenkaart met foto.',
  },
  'desks.no-phone-at-all': {
    en: 'No phone at all? There is help with that. Write to {office}:',
    nl: 'Heb je helemaal geen telefoon? Daar is hulp voor. Schrijf naar {office}:',
  },
  'desks.no-phone-at-all.ask': {
    en: 'Have you no phone at all? Ask there about the social service, which may help you to one.',
    nl: 'Heb je helemaal geen telefoon? Vraag daar naar de sociale dienst, die je misschien aan een toestel helpt.',
  },
  'desks.mail-subject': { en: 'I cannot get into my account', nl: 'Ik kan niet in mijn account' },
  'desks.mail-body': {
    en: 'My name:\nMy sign-in name, if I know it:\nHow you can reach me:\n\nWhat I tried:\n\nDo not write your password, your national number or a code in this mail.',
    nl: 'Mijn naam:\nMijn aanmeldnaam, als ik die ken:\nHoe jullie mij bereiken:\n\nWat ik al probeerde:\n\nSchrijf je wachtwoord, je rijksregisternummer of een code niet in deze mail.',
  },
} as const satisfies Texts
