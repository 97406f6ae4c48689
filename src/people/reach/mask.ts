/** What is shown of an address where the whole of it need not be seen. */

/** `a•••@home.example`: enough for its owner to know it again. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@')
  return `${mail.slice(0, Math.min(1, at))}•••${mail.slice(at)}`
}

/** `+32 ••••••• 01`: country and the last two digits of a number in E.164. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return `+${digits.slice(0, 2)} ${'•'.repeat(Math.max(digits.length - 4, 1))} ${digits.slice(-2)}`
}
