import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The metrics of one server, in Prometheus form. */
export type Telemetry = {
  registry: Registry
  requests: Histogram<'route' | 'method' | 'status'>
  signIns: Counter<'realm' | 'outcome'>
  passwordQueue: Gauge
  shed: Counter
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
  }
}
