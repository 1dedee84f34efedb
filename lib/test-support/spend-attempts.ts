import 'server-only';
import type { Sql } from 'postgres';
import { storeAttempts } from '@/lib/platform/limits/count-attempt';

/** Spends the attempts of every limit that has counted one, in this window and in the next, should it begin now. */
export async function spendAttempts(admin: Sql): Promise<void> {
  await storeAttempts();
  await admin`update attempts set count = 1000000`;
  await admin`insert into attempts (key, window_start, count)
    select key, window_start + minutes * interval '1 minute', count from attempts, generate_series(1, 60) minutes
    on conflict do nothing`;
}
