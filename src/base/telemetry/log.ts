import { type Logger, pino } from 'pino'

export type Log = Logger

/** What must never reach a log, wherever in a record it stands. */
const REDACTED = ['password', 'secret', 'token', 'cookie', 'authorization'].flatMap((key) => [key, `*.${key}`])

/** The program's log: one JSON line per record, on standard error, so that standard output stays for people. */
export const openLog = (level: string): Log =>
  pino({ level, base: null, redact: { paths: REDACTED, censor: '[secret]' } }, pino.destination({ fd: 2, sync: false }))
