import 'server-only';
import { Counter, Histogram, Registry } from 'prom-client';

function createInstruments() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'latchkey_http_requests_total',
      help: 'HTTP requests, by the pattern of their route. Status 499: the client left before the answer.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    duration: new Histogram({
      name: 'latchkey_http_request_duration_seconds',
      help: 'Time from a request to the end of its answer; event streams are left out.',
      labelNames: ['method', 'route'],
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    refusals: new Counter({
      name: 'latchkey_refusals_total',
      help: 'Refused requests, by kind of error and, where access was denied, by kind of the deciding rule.',
      labelNames: ['kind', 'rule'],
      registers,
    }),
    jobs: new Counter({
      name: 'latchkey_jobs_total',
      help: 'Attempts of jobs. done; again: more work remains; obsolete: nothing left to do; failed: tried again later; given-up.',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    mails: new Counter({
      name: 'latchkey_mails_total',
      help: 'Mails handed to the SMTP server (sent), or not (failed).',
      labelNames: ['outcome'],
      registers,
    }),
  };
}

type Instruments = ReturnType<typeof createInstruments>;

/** On the global object: Next loads a module once per bundle, and a process must count in one place. */
const shared = globalThis as typeof globalThis & { latchkeyInstruments?: Instruments };

/** The counters of this process. */
export function instruments(): Instruments {
  shared.latchkeyInstruments ??= createInstruments();
  return shared.latchkeyInstruments;
}
