/** Addresses as `campus.yaml` writes them: of pages, of callbacks, of mail, of telephones. */
import { z } from 'zod'

/** Hosts that are this very machine (RFC 8252 §7.3, RFC 6761 §6.3): the only ones where http is no danger. */
function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]'
}

/** What is wrong with an address of the web, or undefined. `written` is judged as it stands, not as it is normalised. */
export function webAddressFault(written: string): string | undefined {
  if (!/^https?:\/\//i.test(written))
    return '“%” is not a whole web address.\nBegin with https:// (http:// is for localhost alone).'
  if (hasUnsafeText(written) || !URL.canParse(written))
    return '“%” cannot be read as an address.\nWrite it without spaces, backslashes, “*” and “..”.'
  const url = new URL(written)
  if (url.username || url.password)
    return '“%” holds a name or password before the “@”.\nRemove it: addresses are shown and logged.'
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname))
    return '“%” would travel unencrypted.\nUse https:// (http:// is for localhost alone).'
  return undefined
}

/** Text by which exact comparison of addresses has been tricked elsewhere: wildcards, traversal, look-alike slashes. */
export const hasUnsafeText = (written: string): boolean =>
  !/^[\x21-\x7e]*$/.test(written) || /[\\*<>"`{}|^]/.test(written) || /(^|\/)(\.|%2e){1,2}(\/|$|\?)/i.test(written)

/** An https address; http for this very machine. */
export const webAddress = () =>
  z
    .string()
    .superRefine((written, issues) => {
      const fault = webAddressFault(written)
      if (fault) issues.addIssue({ code: 'custom', message: fault })
    })
    .meta({ title: 'web address' })

/** As `webAddress`, without a part behind `#`: that part never reaches a server. */
export const endpoint = () =>
  z
    .string()
    .superRefine((written, issues) => {
      const fault = webAddressFault(written) ?? fragmentFault(written)
      if (fault) issues.addIssue({ code: 'custom', message: fault })
    })
    .meta({ title: 'web address' })

/** RFC 6749 §3.1.2: a redirection address must not have a fragment. */
export const fragmentFault = (written: string): string | undefined =>
  written.includes('#') ? '“%” has a part behind “#”.\nRemove it: it never reaches a server.' : undefined

const DOMAIN = /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/** The part of a mail address behind the `@`. */
export const domain = () =>
  z
    .string()
    .regex(DOMAIN, {
      error: '“%” is not a domain.\nWrite what stands behind the “@”, in lower-case letters: student.example.org.',
    })
    .meta({ title: 'domain' })

/** A mail address; of the local part, what all mail systems agree upon. */
export const mailAddress = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9._%+-]{1,64}@([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, {
      error: '“%” is not a mail address.\nWrite it bare, without a name: no-reply@example.org.',
    })
    .meta({ title: 'mail address' })

/** A telephone number in E.164 form. */
export const phoneNumber = () =>
  z
    .string()
    .regex(/^\+[1-9][0-9]{6,14}$/, {
      error:
        '“%” is not a telephone number.\nWrite “+”, the country and the number, without spaces, in quotes: "+3211000000".',
    })
    .meta({ title: 'telephone number' })

/** The path of a file, seen from the folder of `campus.yaml`. */
export const filePath = () =>
  z
    .string()
    .regex(/^\S(.*\S)?$/, {
      error: 'This is not the path of a file.\nWrite it as seen from this file’s folder: ./mail-secret.txt.',
    })
    .meta({ title: 'file' })
