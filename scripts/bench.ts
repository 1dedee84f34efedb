import { parseArgs } from 'node:util';
import type { LoadSizes } from './bench/load-test';
import { printTable, type Ratio } from './bench/table';

/** The measurements by name. Each gives ratios within one run, which do not depend on the machine. */
const measurements: Record<string, () => Promise<Measurement>> = {
  decide: async () => (await import('./bench/decide')).decideBench,
  members: async () => (await import('./bench/members')).membersBench,
  contacts: async () => (await import('./bench/contacts')).contactsBench,
  search: async () => (await import('./bench/search')).searchBench,
  revoke: async () => (await import('./bench/revoke')).revokeBench,
  suspend: async () => (await import('./bench/suspend')).suspendBench,
  cover: async () => (await import('./bench/cover')).coverBench,
  export: async () => (await import('./bench/export')).exportBench,
  import: async () => (await import('./bench/import')).importBench,
  audit: async () => (await import('./bench/audit')).auditBench,
  http: async () => (await import('./bench/http')).httpBench,
  'http-at-scale': async () => (await import('./bench/http-at-scale')).httpAtScaleBench,
  pages: async () => (await import('./bench/pages')).pagesBench,
  press: async () => (await import('./bench/press')).pressBench,
  load: async () => (await import('./bench/load-test')).loadTest,
};

export interface Sizes {
  members: number;
  contacts: number;
  /** Events of the audit trail that are verified and exported. */
  events: number;
  /** Events of the trail in whose middle a page is read. */
  longTrail: number;
  load: LoadSizes;
}
export type Measurement = (sizes: Sizes) => Promise<Ratio[]>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    small: { type: 'boolean', default: false },
    events: { type: 'string' },
    people: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    idle: { type: 'string', default: '60' },
    streams: { type: 'string', default: '500' },
  },
});
const [members, contacts] = values.small ? [10_000, 50_000] : [100_000, 1_000_000];
const load = {
  people: Number(values.people),
  seconds: Number(values.seconds),
  idleSeconds: Number(values.idle),
  streams: Number(values.streams),
};
const events = Number(values.events ?? contacts);
const sizes: Sizes = { members, contacts, events, longTrail: 10 * events, load };
const unknown = positionals.filter((name) => !measurements[name]);

if (unknown.length > 0) {
  console.error(
    `There is no measurement "${unknown.join('", "')}". There are: ${Object.keys(measurements).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  const { closeBenchServer } = await import('./bench/server');
  try {
    for (const name of positionals.length > 0 ? positionals : Object.keys(measurements)) {
      const measure = await measurements[name]?.();
      if (measure) printTable(name, await measure(sizes));
    }
  } finally {
    await closeBenchServer();
  }
}
