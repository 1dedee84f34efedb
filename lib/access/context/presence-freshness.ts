import 'server-only';
import { sql } from 'drizzle-orm';
import { presence } from '@/db/schema/access/members';

/** How often an open console is asked whether it is still there. */
export const askEveryMs = 12_000;

/** Who does not answer for this long has left; the sweeper's row-level policies say the same. */
const staleAfterSeconds = 40;

/** Consoles that have answered lately, by the database's clock (FA8). */
export const isFresh = () => sql`${presence.seenAt} > now() - make_interval(secs => ${staleAfterSeconds})`;

export const isStale = () => sql`${presence.seenAt} < now() - make_interval(secs => ${staleAfterSeconds})`;
