import { freePort } from '@/db/embedded/free-port';
import { startSession } from '@/lib/access/sessions/start-session';
import { sessionCookie } from '@/lib/access/sign-in/session-cookie';
import type { Measurement } from '../bench';
import { buildIfNeeded } from '../build';
import { startWebServer } from '../web-server';
import { fillContacts, fillMembers } from './fill';
import { benchServer } from './server';
import type { Ratio } from './table';

const people = 100;
const seconds = 10;
const token = 'a token of more than thirty-two characters';

/** The pages of which size and statements are measured, below the address of the workspace. */
const paths = ['settings/users', 'contacts', 'messages/all', 'settings/roles', 'dashboard'];

/**
 * Measures pages over HTTP of one process: Users pages a second for 8 clients, and for 50 beside 100 event streams; the
 * HTML and the statements of pages. Makes the production build if there is none.
 */
export const pagesBench: Measurement = async () => {
  if (!(await buildIfNeeded())) throw new Error('The production build failed.');
  const server = await benchServer();
  await fillMembers(server, people);
  await fillContacts(server, people);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const settings = { APP_ORIGIN: origin, PORT: String(port), LOG_LEVEL: 'error', METRICS_TOKEN: token };
  const web = await startWebServer({ mode: 'start', host: '127.0.0.1', port, settings, output: 'ignore' });
  try {
    const { person, workspace } = await (await server.workspace.addMember('owner')).context();
    const session = await startSession(person.userId, { ip: null, userAgent: 'bench' });
    const headers = { cookie: `${sessionCookie()}=${session.token}` };
    const base = `${origin}/w/${workspace.slug}`;
    const load = async (path: string) => {
      const answer = await fetch(`${base}/${path}`, { headers });
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
      return Buffer.byteLength(await answer.text());
    };
    const sizes: Ratio[] = [];
    for (const path of paths) {
      await load(path);
      const before = await statementsOf(origin);
      const value = (await load(path)) / 1_000;
      const own = (await statementsOf(origin)) - before;
      sizes.push({ what: `HTML of ${path}`, value, unit: 'kB', bar: { atMost: 120 } });
      sizes.push({ what: `statements of ${path}`, value: own, unit: 'statements', bar: { atMost: 20 } });
    }
    const alone = await pace(() => load('settings/users'), 8);
    const leave = new AbortController();
    const streams = Array.from({ length: 100 }, () =>
      fetch(`${base}/events`, { headers, signal: leave.signal }),
    );
    await Promise.all(streams);
    const beside = await pace(() => load('settings/users'), 50);
    leave.abort();
    const bar = { atLeast: 80 };
    return [
      { what: 'Users pages, 8 clients', value: alone, unit: 'requests/s', bar },
      { what: 'Users pages, 50 clients beside 100 event streams', value: beside, unit: 'requests/s', bar },
      ...sizes,
    ];
  } finally {
    await web.stop();
  }
};

/** With those of the jobs of the process, which are few. */
async function statementsOf(origin: string): Promise<number> {
  const answer = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  return Number(/^latchkey_database_statements_total (\d+)$/m.exec(await answer.text())?.[1]);
}

/** Loads a second for clients that each send the next request after an answer. */
async function pace(load: () => Promise<unknown>, clients: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let loaded = 0;
  const client = async () => {
    for (; performance.now() < until; loaded++) await load();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return loaded / seconds;
}
