import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '@/db/embedded/free-port';
import manifest from '@/package.json';
import { explainFailure } from './explain-failure';
import { isSupported } from './supported-node.mjs';

const directory = mkdtempSync(join(tmpdir(), 'latchkey-failing-'));
const file = join(directory, 'file');
writeFileSync(file, '');
const listener = createServer();
let taken = 0;
let free = 0;

beforeAll(async () => {
  free = await freePort();
  taken = await freePort();
  listener.listen(taken, '127.0.0.1');
  await once(listener, 'listening');
});

afterAll(() => {
  listener.close();
  rmSync(directory, { recursive: true });
});

/** The error output of `npm start` on a fresh machine with these settings. */
async function failedStart(settings: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--empty'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(free),
      ...settings,
    },
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  return `${out}${err}`;
}

const AUTH_SECRET = 'only-for-tests-only-for-tests-only';

describe('a failed start says what to do, without a stack:', () => {
  test.each<[string, () => Record<string, string>, string]>([
    ['a taken port', () => ({ PORT: String(taken), DATA_DIRECTORY: directory }), 'Choose another: PORT='],
    [
      'an address of another machine',
      () => ({ LISTEN_HOST: '192.0.2.1', DATA_DIRECTORY: directory }),
      'Leave it out',
    ],
    [
      'no number for a port',
      () => ({ PORT: 'web', DATA_DIRECTORY: directory }),
      'PORT must be a whole number',
    ],
    [
      'a wrong level',
      () => ({ LOG_LEVEL: 'loud', DATA_DIRECTORY: directory }),
      'LOG_LEVEL must be one of fatal',
    ],
    [
      'a wrong proxy',
      () => ({ TRUSTED_PROXIES: 'proxy', DATA_DIRECTORY: directory }),
      'TRUSTED_PROXIES must be addresses',
    ],
    ['a file for a directory', () => ({ DATA_DIRECTORY: file }), 'DATA_DIRECTORY=/path npm start'],
    [
      'a directory below a file',
      () => ({ DATA_DIRECTORY: join(file, 'data') }),
      'DATA_DIRECTORY=/path npm start',
    ],
    [
      'a database that is away',
      () => ({ DATABASE_URL: `postgres://127.0.0.1:${free}/latchkey`, AUTH_SECRET }),
      'cannot be reached',
    ],
    [
      'a database of no known host',
      () => ({ DATABASE_URL: 'postgres://database.invalid/latchkey', AUTH_SECRET }),
      'cannot be reached',
    ],
    ['no address of a database', () => ({ DATABASE_URL: 'latchkey', AUTH_SECRET }), 'DATABASE_URL must be'],
  ])('%s', async (_, settings, remedy) => {
    const said = await failedStart(settings());
    expect(said).toContain(remedy);
    expect(said).not.toMatch(/^\s+at .*:\d+|^Error:|\[object|undefined/m);
  });
});

describe('the explanation of a failure', () => {
  const coded = (code: string, message = '') => Object.assign(new Error(message), { code });

  test('uses the first code in its causes that has a remedy', () => {
    const wrapped = new Error('Failed query: select 1', {
      cause: coded('28P01', 'password authentication failed'),
    });
    expect(explainFailure(wrapped)).toMatch(
      /^The database refuses the user.*\n {2}password authentication failed$/,
    );
  });

  test('covers several tried addresses, none of which has a message', () => {
    const several = new AggregateError([coded('ECONNREFUSED', 'connect ECONNREFUSED ::1:5432')]);
    expect(explainFailure(several)).toContain('cannot be reached');
  });

  test.each(['3D000', '42501', '53300', 'ENOSPC', '57P03', 'CONNECT_TIMEOUT'])('covers %s', (code) => {
    expect(explainFailure(coded(code))).toMatch(/^The .+\. .+\n {2}\S+$/);
  });

  test('shows the message of the cause without the statement', () => {
    expect(explainFailure(new Error('Failed query: select 1', { cause: new Error('out of cheese') }))).toBe(
      'out of cheese',
    );
    expect(explainFailure('a word')).toBe('a word');
  });
});

describe('the supported versions of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '22.20.1', '24.0.0', '24.21.0', '25.1.0', '26.0.0'])(
    '%s is supported',
    (version) => {
      expect(isSupported(version)).toBe(true);
    },
  );

  test.each(['18.20.0', '20.18.3', '21.7.0', '22.11.0', '23.9.0'])('%s is not supported', (version) => {
    expect(isSupported(version)).toBe(false);
  });

  test('match package.json', () => {
    expect(manifest.engines.node).toBe('^20.19 || ^22.12 || >=24');
  });
});
