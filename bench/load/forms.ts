/** The forms of a page, as much of them as a browser needs to send one without scripts. */

export type Field = { name: string; value: string; tokens: string[]; type: string }
export type Form = { action: string; fields: Field[]; button: { name: string; value: string } | undefined }

const FORM = /<form\b[^>]*>[\s\S]*?<\/form>/gi
const ATTRIBUTE = /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g

/** The first form of the page that has a field with this autocomplete token (HTML §4.10.18.7). */
export function formWith(html: string, token: string): Form | undefined {
  for (const [text] of html.matchAll(FORM)) {
    const form = readForm(text)
    if (form.fields.some(({ tokens }) => tokens.includes(token))) return form
  }
  return undefined
}

/** The first form that has a field of this name; it is filled by that name. */
export function formHolding(html: string, name: string): Form | undefined {
  for (const [text] of html.matchAll(FORM)) {
    const form = readForm(text)
    const fields = form.fields.map((field) => (field.name === name ? { ...field, tokens: [name] } : field))
    if (fields.some((field) => field.name === name)) return { ...form, fields }
  }
  return undefined
}

/** The first form that has a button `act` of this value; no other of its buttons is pressed. */
export function formPressing(html: string, act: string): Form | undefined {
  for (const [text] of html.matchAll(FORM)) {
    const pressed = [...text.matchAll(/<button\b[^>]*>/gi)].map(([tag]) => attributesOf(tag))
    const button = pressed.find(({ name, value }) => name === 'act' && value === act)
    if (button) return { ...readForm(text), button: { name: 'act', value: act } }
  }
  return undefined
}

function readForm(text: string): Form {
  const tags = [...text.matchAll(/<(?:form|input|button)\b[^>]*>/gi)].map(([tag]) => ({ tag, has: attributesOf(tag) }))
  const button = tags.find(({ tag, has }) => /^<button/i.test(tag) && has.type !== 'button')?.has
  return {
    action: tags[0]?.has.action ?? '',
    fields: tags
      .filter(({ tag, has }) => /^<input/i.test(tag) && has.name !== undefined)
      .map(({ has }) => fieldOf(has)),
    button: button?.name === undefined ? undefined : { name: button.name, value: button.value ?? '' },
  }
}

const fieldOf = ({ name = '', value = '', autocomplete = '', type = 'text' }: Record<string, string>): Field => {
  return { name, value, type, tokens: autocomplete.split(' ') }
}

/** What a browser sends when the fields with these autocomplete tokens are filled and the first button is pressed. */
export function filled(form: Form, values: Record<string, string>): string {
  const body = new URLSearchParams()
  for (const { name, value, tokens, type } of form.fields) {
    if (type === 'checkbox' || type === 'radio') continue
    const token = tokens.find((one) => Object.hasOwn(values, one))
    body.append(name, token === undefined ? value : (values[token] ?? ''))
  }
  if (form.button) body.append(form.button.name, form.button.value)
  return body.toString()
}

function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', a, b, c] of tag.slice(tag.indexOf(' ')).matchAll(ATTRIBUTE))
    found[name.toLowerCase()] = decoded(a ?? b ?? c ?? '')
  return found
}

/** What stands in an attribute of the first tag that has it. */
export const attributeIn = (html: string, attribute: string): string | undefined => {
  const found = new RegExp(`\\s${attribute}="([^"]*)"`).exec(html)?.[1]
  return found === undefined ? undefined : decoded(found)
}

const decoded = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
