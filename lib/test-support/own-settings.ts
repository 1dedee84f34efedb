import { forgetSettings } from '@/lib/platform/settings/settings';

/**
 * Runs before each file of database tests: what a file sets in the environment is its own. The files of one process
 * share what they import, since importing it for each of them would take as long as the tests.
 */
const shared = globalThis as typeof globalThis & { latchkeyTestEnvironment?: NodeJS.ProcessEnv };
shared.latchkeyTestEnvironment ??= { ...process.env };
for (const name of Object.keys(process.env)) {
  if (!(name in shared.latchkeyTestEnvironment)) delete process.env[name];
}
Object.assign(process.env, shared.latchkeyTestEnvironment);
forgetSettings();
