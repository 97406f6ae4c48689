/** Whether a browser runs on a smartphone, out of what it says of itself. Pure. */

export type DeviceClass = 'computer' | 'smartphone'

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** Android's browsers say `Mobile` on telephones and leave it out on tablets; the rest are names of telephones. */
const SMARTPHONE = /\b(?:iPhone|iPod|Windows Phone|KAIOS|BlackBerry|Opera Mini|IEMobile)\b|\bAndroid\b.*\bMobile\b/

/**
 * What the client hint says (UA Client Hints §3.3, which browsers send unasked), else what the user agent does. A
 * tablet is a computer: an iPad cannot be told from a Mac, tablets lie about in homes, and a computer's time is the
 * shorter one. So is whatever says nothing that is understood.
 */
export function deviceClassOf(headers: Headers): DeviceClass {
  const hint = headers['sec-ch-ua-mobile']
  if (hint === '?1') return 'smartphone'
  if (hint === '?0') return 'computer'
  const agent = headers['user-agent']
  // Bounded: a user agent of any length costs the same.
  return typeof agent === 'string' && SMARTPHONE.test(agent.slice(0, 400)) ? 'smartphone' : 'computer'
}
