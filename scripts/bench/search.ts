import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import type { Measurement } from '../bench';
import { fillContacts } from './fill';
import { benchServer } from './server';
import { milliseconds } from './stopwatch';
import type { Ratio } from './table';

const tries = 30;

/**
 * Measures searches for contacts by a part of their fields: the slowest of thirty, after the statements were
 * prepared.
 */
export const searchBench: Measurement = async (sizes) => {
  const server = await benchServer();
  const owner = await (await server.workspace.addMember('owner')).context();
  await fillContacts(server, sizes.contacts);
  const searches: Record<string, (n: number) => string> = {
    'one person by name and number': (n) => `Rossi ${4_000 + n * 13}`,
    'the end of an address': (n) => `${31_000 + n}@example.org`,
    nobody: (n) => `Quentin ${n}`,
    'a first name that every twelfth has': () => 'Zoé',
    'a last name that every thirteenth has': () => 'Rossi',
    'part of a phone number': (n) => `${54_000 + n}`,
  };
  const ratios: Ratio[] = [];
  for (const [what, typed] of Object.entries(searches)) {
    const times: number[] = [];
    for (let n = 0; n < tries; n++) {
      times.push(await milliseconds(() => listContacts(owner, contactSearch.parse({ q: typed(n) }))));
    }
    ratios.push({ what, value: Math.max(...times.slice(3)), unit: 'ms', bar: { atMost: 150 } });
  }
  return ratios;
};
