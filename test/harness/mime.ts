/** Reads a mail as mail programs do (RFC 2045, 2047): what a test looks at is what a person would get. */

export type ReadMail = { headers: ReadonlyMap<string, string>; parts: { type: string; text: string }[] }

export function readMail(source: string): ReadMail {
  const { headers, body } = halves(source)
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '')?.[1]
  if (boundary === undefined) return { headers, parts: [partOf(source)] }
  const parts = body.split(`--${boundary}`).slice(1, -1)
  return { headers, parts: parts.map((part) => partOf(part.replace(/^\r\n/, ''))) }
}

function halves(source: string): { headers: Map<string, string>; body: string } {
  const end = source.indexOf('\r\n\r\n')
  const lines = source
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      words(line.slice(line.indexOf(':') + 1).trim()),
    ]),
  )
  return { headers, body: source.slice(end + 4) }
}

/** Encoded words of a header; the space between two of them is none. */
const words = (value: string) =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : unquoted(text.replaceAll('_', ' ')),
    )

function partOf(source: string): { type: string; text: string } {
  const { headers, body } = halves(source)
  const coding = headers.get('content-transfer-encoding')?.toLowerCase()
  const text =
    coding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : coding === 'quoted-printable'
        ? unquoted(body.replaceAll(/=\r\n/g, ''))
        : body
  return { type: (headers.get('content-type') ?? '').split(';')[0] ?? '', text: text.replaceAll('\r\n', '\n') }
}

const unquoted = (text: string) =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString()
