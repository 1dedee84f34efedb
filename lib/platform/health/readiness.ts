import 'server-only';
import { connectToDatabase } from '@/db/client';
import { isMigrated } from '@/db/schema-version';
import { sqlState } from '@/db/tenant';
import { isWorking } from '@/lib/platform/jobs/pulse';
import { withTimeout } from '@/lib/platform/with-timeout';
import { isStopping } from './stopping';

/** What keeps a process from serving. */
export type Failing = 'shutdown' | 'database' | 'migrations' | 'jobs';

/** In milliseconds: probes usually wait no longer than a few seconds. */
const answerTimeout = 2_000;
/** In milliseconds: anyone may ask, so that answers are shared. */
const keptForMs = 1_000;

/** The table of migrations is missing, or has not been shown to this role by them. */
const unmigrated = new Set(['3F000', '42P01', '42501']);

let checking: Promise<Failing | undefined> | undefined;

/** What keeps this process from serving; nothing when it is ready (OP1). */
export async function findFailing(): Promise<Failing[]> {
  if (isStopping()) return ['shutdown'];
  checking ??= check();
  const database = await checking;
  const failing = [database, isWorking() ? undefined : ('jobs' as const)];
  return failing.filter((part) => part !== undefined);
}

/** One check at a time, whose answer holds for a moment. */
async function check(): Promise<Failing | undefined> {
  const failing = await checkDatabase();
  setTimeout(() => {
    checking = undefined;
  }, keptForMs).unref();
  return failing;
}

/** Asks on a separate connection: a pool that is in use does not say that the database is away. */
async function checkDatabase(): Promise<Failing | undefined> {
  const { sql } = connectToDatabase(1);
  try {
    return (await withTimeout(answerTimeout, isMigrated(sql))) ? undefined : 'migrations';
  } catch (error) {
    return unmigrated.has(sqlState(error) ?? '') ? 'migrations' : 'database';
  } finally {
    void sql.end({ timeout: 0 }).catch(() => {});
  }
}
