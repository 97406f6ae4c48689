import type { Texts } from '../text.ts'

/** Texts that a person accepts: what stands around them. The texts themselves are in campus.yaml. */
export const termsTexts = {
  'terms.title': { en: 'Read and accept', nl: 'Lees en ga akkoord' },
  'terms.lead': {
    en: '{n, plural, one {This text is new or has changed.} other {These # texts are new or have changed.}} You are asked once for each version.',
    nl: '{n, plural, one {Deze tekst is nieuw of veranderd.} other {Deze # teksten zijn nieuw of veranderd.}} We vragen het één keer per versie.',
  },
  'terms.version': { en: 'Version {version}', nl: 'Versie {version}' },
  'terms.references': { en: 'The text refers to', nl: 'De tekst verwijst naar' },
  'terms.decline': { en: "I don't accept", nl: 'Ik ga niet akkoord' },
} as const satisfies Texts
