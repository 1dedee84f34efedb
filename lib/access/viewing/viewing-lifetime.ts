import 'server-only';
import { sql } from 'drizzle-orm';

/** A viewing ends by itself after this many minutes; renewing begins them again (B6). */
export const viewingMinutes = 15;

/** The end of a viewing that begins or is renewed now, by the database's clock (FA8). */
export const viewingEnd = () => sql`now() + make_interval(mins => ${viewingMinutes})`;
