import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The metrics of one server, in Prometheus form. */
export type Telemetry = {
  registry: Registry
  requests: Histogram<'route' | 'method' | 'status'>
  signIns: Counter<'realm' | 'outcome'>
  passwordQueue: Gauge
  shed: Counter
  /** Passwords and initial passwords that were wrong. */
  wrongPasswords: Counter<'realm'>
  /** Tries that were not looked at, by the limit that was full: address, prefix, or everywhere. */
  guessingSlowed: Counter<'by'>
  /** Accounts, and names of nobody, that too many wrong passwords locked. */
  locks: Counter<'realm'>
}

export function openTelemetry(): Telemetry {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'sleutelbos_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    signIns: new Counter({
      name: 'sleutelbos_sign_ins_total',
      help: 'Sign-ins that ended, by realm and outcome',
      labelNames: ['realm', 'outcome'],
      registers,
    }),
    passwordQueue: new Gauge({ name: 'sleutelbos_password_queue', help: 'Password checks waiting', registers }),
    shed: new Counter({ name: 'sleutelbos_shed_total', help: 'Sign-ins turned away while busy', registers }),
    ...guessCounters(registers),
  }
}

const guessCounters = (registers: Registry[]): Pick<Telemetry, 'wrongPasswords' | 'guessingSlowed' | 'locks'> => ({
  wrongPasswords: new Counter({
    name: 'sleutelbos_wrong_passwords_total',
    help: 'Wrong passwords, of accounts and of names that no account has, by realm',
    labelNames: ['realm'],
    registers,
  }),
  guessingSlowed: new Counter({
    name: 'sleutelbos_guessing_slowed_total',
    help: 'Passwords not looked at because too many wrong ones came, by the limit that was full',
    labelNames: ['by'],
    registers,
  }),
  locks: new Counter({
    name: 'sleutelbos_locks_total',
    help: 'Locks that began after too many wrong passwords, by realm',
    labelNames: ['realm'],
    registers,
  }),
})
