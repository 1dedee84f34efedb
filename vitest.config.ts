import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { compiledMessages, formatOnly, readsMessages } from './vitest.messages';

const root = fileURLToPath(new URL('.', import.meta.url));
const databaseTests = '**/*.db.test.ts';
/** Tests that change what other files of a worker share: the roles of a model, a module of Next. */
const aloneTests = '**/*.alone.test.{ts,tsx}';
const aloneDatabaseTests = '**/*.alone.db.test.ts';
const startTests = '**/*.start.test.ts';
/** Tests at scale or of long faults, which `npm run test:long` runs. */
const longTests = '**/*.long.test.ts';
const longDatabaseTests = '**/*.long.db.test.ts';
const elsewhere = ['**/node_modules/**', '.next/**', 'data/**', 'e2e/**', '.mutate/**'];

const resolve = {
  alias: [
    { find: /^@\//, replacement: root },
    // Next rejects this marker in browser bundles; outside Next it does nothing.
    { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    formatOnly,
  ],
};

const plugins = [compiledMessages()];
const server = { deps: { inline: readsMessages } };

/** Only a test that hangs fails: machines differ, and may be busy. */
const patience = {
  testTimeout: 1_200_000,
  hookTimeout: 1_200_000,
  expect: { poll: { timeout: 600_000 } },
};

const database = {
  server,
  globalSetup: './db/test-support/server.ts',
  pool: 'forks' as const,
  setupFiles: './lib/test-support/own-settings.ts',
  env: {
    APP_ORIGIN: 'http://console.test',
    AUTH_SECRET: 'a secret that only the tests know',
    // The tests start HTTP receivers there.
    OUTBOUND_ALLOWED: '127.0.0.1',
  },
  ...patience,
};

export default defineConfig({
  test: {
    // One more than the cores of a small machine, because a test often waits for the database.
    maxWorkers: 3,
    allowOnly: false,
    projects: [
      {
        resolve,
        plugins,
        test: {
          server,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, aloneTests, databaseTests, startTests, longTests],
          // Importing the modules again for each file would take as long as the tests.
          isolate: false,
          setupFiles: './lib/test-support/own-settings.ts',
          ...patience,
        },
      },
      {
        resolve,
        plugins,
        test: { server, name: 'unit-alone', include: [aloneTests], exclude: elsewhere, ...patience },
      },
      {
        resolve,
        test: {
          name: 'start',
          include: [startTests],
          exclude: elsewhere,
          ...patience,
        },
      },
      {
        resolve,
        plugins,
        test: {
          ...database,
          name: 'db',
          include: [databaseTests],
          exclude: [...elsewhere, aloneDatabaseTests, longDatabaseTests],
          isolate: false,
        },
      },
      {
        resolve,
        plugins,
        test: { ...database, name: 'db-alone', include: [aloneDatabaseTests], exclude: elsewhere },
      },
      {
        resolve,
        plugins,
        test: { server, name: 'long', include: [longTests], exclude: elsewhere, ...patience },
      },
      {
        resolve,
        plugins,
        test: { ...database, name: 'long-db', include: [longDatabaseTests], exclude: elsewhere },
      },
    ],
  },
});
