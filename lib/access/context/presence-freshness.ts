import 'server-only';
import { sql } from 'drizzle-orm';
import { presence } from '@/db/schema/access/members';

/** The interval at which the server asks an open console for an answer, in milliseconds. */
export const askEveryMs = 12_000;

/** A console without an answer for this long is closed. The row-level policies of the sweeper have the same number. */
const staleAfterSeconds = 40;

/** Consoles that have answered recently, by the database's clock (FA8). */
export const isFresh = () => sql`${presence.seenAt} > now() - make_interval(secs => ${staleAfterSeconds})`;

export const isStale = () => sql`${presence.seenAt} < now() - make_interval(secs => ${staleAfterSeconds})`;
