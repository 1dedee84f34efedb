import { forgetSettings } from '@/lib/platform/settings/settings';

/**
 * Runs before each file of database tests, so that each file has a separate environment. The files of one
 * process share imported modules, since importing them for each file would take as long as the tests.
 */
const shared = globalThis as typeof globalThis & { latchkeyTestEnvironment?: NodeJS.ProcessEnv };
shared.latchkeyTestEnvironment ??= { ...process.env };
for (const name of Object.keys(process.env)) {
  if (!(name in shared.latchkeyTestEnvironment)) delete process.env[name];
}
Object.assign(process.env, shared.latchkeyTestEnvironment);
forgetSettings();
