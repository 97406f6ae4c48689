/** What is shown of an address where the whole of it need not be seen. */

/** `a•••@home.example`: enough for its owner to know it again. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@')
  return `${mail.slice(0, Math.min(1, at))}•••${mail.slice(at)}`
}

/**
 * Country codes have one digit (1, 7), two, or three (ITU-T E.164 Annex D): those of two, and those whose second digit
 * is free to begin three.
 */
const CALLING = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/

/** `+32 ••••••• 01`: country and the last two digits of a number in E.164. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  const calling = CALLING.exec(digits)?.[0] ?? digits.slice(0, 2)
  return `+${calling} ${'•'.repeat(Math.max(digits.length - calling.length - 2, 1))} ${digits.slice(-2)}`
}
