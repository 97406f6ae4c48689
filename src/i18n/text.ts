/** The languages every page, mail and message speaks. The first is the one for whoever reads neither. */
export const languages = ['en', 'nl'] as const
export type Language = (typeof languages)[number]

/** One text in every language; a missing language does not compile. ICU messages: `{name}`, `{n, plural, …}`. */
export type Text = { readonly [L in Language]: string }

/** The texts of one area, by key: `as const satisfies Texts`. */
export type Texts = { readonly [key: string]: Text }

/** What may stand in the place of an ICU argument. */
export type TextValues = { readonly [argument: string]: string | number }

/** What Intl calls our languages: British English, and the Dutch of Flanders. */
export const locales = { en: 'en-GB', nl: 'nl-BE' } as const satisfies Record<Language, string>
