import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { connect, driver } from '@/db/client';
import { copyOut } from '@/db/copy-out';
import { requireRowSecurity } from '@/db/require-row-security';
import { requireSession } from '@/db/require-session';
import { inTenant } from '@/db/tenant';
import type { Finding } from '../faults/finding';
import type { Databases } from './arrange';

/** Tries what a pooler of transactions could break, each by itself. */
export async function passThePooler({ pooler }: Databases): Promise<Finding[]> {
  return [
    await attempt('the login of the pooler brings role, limits and time zone', async () => {
      await requireSession(driver());
      await requireRowSecurity(driver());
      return 'latchkey_app, 30 s, UTC';
    }),
    await attempt('a login without them is refused at the start', async () => {
      const other = postgres(`postgres://latchkey@127.0.0.1:${pooler.port}/latchkey`, {
        max: 1,
        prepare: false,
      });
      const refusal = await requireSession(other).then(
        () => '',
        (error: Error) => error.message,
      );
      await other.end();
      if (!refusal.includes('not as latchkey_app')) throw new Error('it was not refused');
      return 'refused by name';
    }),
    await attempt('settings of a transaction end with it, on every connection', async () => {
      const work = (n: number) =>
        inTenant({ workspaceId: String(n) }, (tx) =>
          tx.execute(sql`select current_setting('app.workspace') as own`),
        );
      const rows = await Promise.all(Array.from({ length: 200 }, (_, n) => work(n)));
      const wrong = rows.filter(([row], n) => row?.own !== String(n)).length;
      const left = await Promise.all(
        Array.from(
          { length: 50 },
          () => driver()`select coalesce(current_setting('app.workspace', true), '') as own`,
        ),
      );
      const kept = left.filter(([row]) => row?.own !== '').length;
      if (wrong + kept > 0) throw new Error(`${wrong} had another’s, ${kept} kept theirs`);
      return '200 transactions at once, 50 statements after them';
    }),
    await attempt('COPY, as of exports', async () => {
      let bytes = 0;
      const count = async (block: Uint8Array) => {
        bytes += block.length;
      };
      await copyOut({}, sql`select n from generate_series(1, 100000) n`, count, new AbortController().signal);
      return `${bytes} bytes`;
    }),
    await attempt('the same without DATABASE_DIRECT_URL is refused, not half working', async () => {
      const { sql: unaware } = connect(process.env.DATABASE_URL ?? '', 1);
      const refusal = await unaware`select 1`.then(
        () => '',
        (error: Error) => error.message,
      );
      await unaware.end();
      if (!refusal) throw new Error('it was accepted');
      return refusal;
    }),
  ];
}

async function attempt(fault: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { fault: `PgBouncer: ${fault}`, tried: 'tried', found: await work(), isSound: true };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { fault: `PgBouncer: ${fault}`, tried: 'tried', found, isSound: false };
  }
}
