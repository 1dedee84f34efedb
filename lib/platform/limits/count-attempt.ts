import 'server-only';
import { sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { attempts } from '@/db/schema/access/users';
import { Throttled } from '@/lib/platform/errors';
import { note } from '@/lib/platform/refusals/asked';
import type { Limit } from './take-attempt';

/** What the database had for a key when a request was read: the attempts of the window, and the moment in milliseconds. */
export interface Stored {
  count: number;
  now: number;
}

/** The attempts of one key in one window, by the database's clock. */
interface Counted {
  /** The beginning of the window, in milliseconds. */
  window: number;
  /** Those that the database has, of all processes, as last seen. */
  stored: number;
  /** Those of this process that the database does not have yet. */
  fresh: number;
}

/** On the global object: Next loads a module once per bundle, but a process counts once. */
const shared = globalThis as typeof globalThis & { latchkeyCounts?: Map<string, Counted> };

function counts(): Map<string, Counted> {
  shared.latchkeyCounts ??= new Map();
  return shared.latchkeyCounts;
}

/**
 * Counts an attempt in this process, for limits of so many attempts that each cannot cost a write. `storeAttempts` gives
 * the counts to the database every second. So one process lets exactly the limit through, and several together the
 * limit and what the others let through within that second.
 *
 * @param key from `keyOf`
 * @throws Throttled until the next window when none is left
 */
export function countAttempt({ name, most, minutes }: Limit, key: string, { count, now }: Stored): void {
  const length = minutes * 60_000;
  const window = Math.floor(now / length) * length;
  const known = counts().get(key);
  // An answer from the end of the last window counts in the present one.
  const counted = known && known.window >= window ? known : { window, stored: 0, fresh: 0 };
  counts().set(key, counted);
  if (counted.window === window) counted.stored = Math.max(counted.stored, count);
  if (counted.stored + counted.fresh >= most) {
    note({ limit: name });
    throw new Throttled(Math.max(1, Math.ceil((counted.window + length - now) / 1_000)));
  }
  counted.fresh += 1;
}

/**
 * Gives the counts of this process to the database, and learns those of the others. In the order of the keys, so that
 * processes do not wait for each other in a circle.
 */
export async function storeAttempts(): Promise<void> {
  const taken = [...counts()].flatMap(([key, counted]) => {
    const { window, fresh } = counted;
    if (fresh === 0) counts().delete(key);
    counted.stored += fresh;
    counted.fresh = 0;
    return fresh === 0 ? [] : [{ key, window, fresh, counted }];
  });
  if (taken.length === 0) return;
  try {
    const stored = await store(taken);
    for (const { key, counted } of taken) counted.stored = Math.max(counted.stored, stored.get(key) ?? 0);
  } catch (error) {
    for (const { counted, fresh } of taken) {
      counted.stored -= fresh;
      counted.fresh += fresh;
    }
    throw error;
  }
}

async function store(taken: readonly { key: string; window: number; fresh: number }[]) {
  const sorted = [...taken].sort((one, other) => (one.key < other.key ? -1 : 1));
  const list = (of: (each: (typeof sorted)[number]) => string | number) => sql.param(sorted.map(of));
  const rows = await database().execute<{ key: string; count: number }>(sql`
    insert into ${attempts} (key, window_start, count)
    select taken.key, to_timestamp(taken.began / 1000.0), taken.count
    from unnest(${list(({ key }) => key)}::text[], ${list(({ window }) => window)}::float8[],
      ${list(({ fresh }) => fresh)}::int[]) as taken (key, began, count)
    on conflict (key, window_start) do update set count = ${attempts}.count + excluded.count
    returning key, count`);
  return new Map(rows.map(({ key, count }) => [key, count]));
}
