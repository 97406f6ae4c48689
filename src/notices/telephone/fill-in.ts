/** Filling in what a gateway's description leaves open. Pure. */

/** What stands in for `{…}`. */
export type Blanks = Readonly<Record<'to' | 'text' | 'sender' | 'secret' | 'hook', string>>

/** How a value must be written so that it stays one value where it is put. */
export type Writing = 'address' | 'json' | 'xml' | 'plain' | 'header'

const WRITTEN: { readonly [W in Writing]: (value: string) => string } = {
  address: encodeURIComponent,
  json: (value) => JSON.stringify(value).slice(1, -1),
  xml: (value) => value.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
  plain: (value) => value,
  // A line break would begin another header (RFC 9110 §5.5).
  header: (value) => value.replace(/[^\x20-\x7e]/g, ''),
}

/** Puts values into the blanks of a text. Whatever stands in a value, it cannot become part of what is around it. */
export const fillIn = (template: string, blanks: Blanks, writing: Writing): string =>
  template.replace(/\{(to|text|sender|secret|hook)\}/g, (_, name: keyof Blanks) => WRITTEN[writing](blanks[name]))

/** How the body of a request is written, by its `content-type`. */
export function writingOf(contentType: string): Writing {
  if (/\bjson\b/i.test(contentType)) return 'json'
  if (/\bxml\b/i.test(contentType)) return 'xml'
  return /x-www-form-urlencoded/i.test(contentType) ? 'address' : 'plain'
}
