/** A text as the mobile network carries it: in one message where it fits, else in parts that the telephone joins. Pure. */

/** `dataCoding` by SMPP 3.4 §5.2.19: 0 the network's own alphabet, 8 UCS-2. `udh`: how the telephone joins parts. */
export type Part = { readonly dataCoding: 0 | 8; readonly message: string; readonly udh?: Buffer }

/** The basic alphabet, and the signs that take two places in it (3GPP TS 23.038 §6.2.1). */
const BASIC = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/
const EXTENDED = /^[\f^{}\\[~\]|€]$/

/** Places in one message, and in each of several, whose header takes some (3GPP TS 23.040 §9.2.3.24.1). */
const ROOM = { 0: { alone: 160, joined: 153 }, 8: { alone: 70, joined: 67 } } as const

/** `reference`: a number from 0 to 255 that all parts of one text share. */
export function partsOf(text: string, reference: number): Part[] {
  const signs = [...text]
  const dataCoding = signs.every((sign) => BASIC.test(sign) || EXTENDED.test(sign)) ? 0 : 8
  const placesOf = (sign: string) => (dataCoding === 8 ? sign.length : EXTENDED.test(sign) ? 2 : 1)
  const { alone, joined } = ROOM[dataCoding]
  if (signs.reduce((sum, sign) => sum + placesOf(sign), 0) <= alone) return [{ dataCoding, message: text }]
  const messages = cut(signs, joined, placesOf)
  return messages.map((message, index) => ({
    dataCoding,
    message,
    udh: Buffer.from([5, 0, 3, reference & 0xff, messages.length, index + 1]),
  }))
}

function cut(signs: readonly string[], room: number, placesOf: (sign: string) => number): string[] {
  const cuts: string[] = []
  let [message, places] = ['', 0]
  for (const sign of signs) {
    if (places + placesOf(sign) > room) {
      cuts.push(message)
      message = ''
      places = 0
    }
    message += sign
    places += placesOf(sign)
  }
  return [...cuts, message]
}
