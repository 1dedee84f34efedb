import postgres from 'postgres';
import { endOfLog } from './end-of-log';

/**
 * Waits until a server answers. Recovery after a crash may take long, so only the end of the process counts as failure.
 *
 * @throws Error with the end of its log
 */
export async function untilReady(adminUrl: string, ended: Promise<void>, logPath: string): Promise<void> {
  let isOver = false;
  const hasEnded = ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const sql = postgres(adminUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
    const isReady = await sql`select 1`.then(
      () => true,
      () => false,
    );
    await sql.end({ timeout: 1 });
    if (isReady) return;
    await Promise.race([hasEnded, new Promise((next) => setTimeout(next, 50))]);
  }
  throw new Error(`The embedded PostgreSQL did not start:\n${await endOfLog(logPath)}`);
}
