import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** What Prometheus may read at /metrics. */
export function makeMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'linli_http_request_seconds',
      help: 'Time to answer, by method, route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    refused: new Counter({
      name: 'linli_refusals_total',
      help: 'Refusals, by code.',
      labelNames: ['code'],
      registers,
    }),
    plays: new Counter({ name: 'linli_plays_total', help: 'Plays taken in.', registers }),
    plans: new Counter({ name: 'linli_plans_total', help: 'Plans signed.', registers }),
    callbacks: new Counter({
      name: 'linli_gateway_callbacks_total',
      help: 'What payment channels told, by channel and verdict.',
      labelNames: ['channel', 'verdict'],
      registers,
    }),
    paymentAlarms: new Counter({
      name: 'linli_payment_alarms_total',
      help: 'Payments that need a person, by reason.',
      labelNames: ['what'],
      registers,
    }),
    ledgerFindings: new Gauge({
      name: 'linli_ledger_findings',
      help: 'Differences the last check of the ledger found; anything but 0 is an alarm.',
      registers,
    }),
    listeners: new Gauge({ name: 'linli_device_listeners', help: 'Devices listening for hints.', registers }),
  }
}

export type Metrics = ReturnType<typeof makeMetrics>
