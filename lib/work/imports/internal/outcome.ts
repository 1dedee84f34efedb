import 'server-only';
import { sql } from 'drizzle-orm';

/** The outcome of a row: exactly one of these (IM1). */
export type Outcome = 'added' | 'updated' | 'left-out' | 'refused';

/** The reasons why a row of a known person is left out, by choice. */
export const leftOutReasons = ['twice', 'duplicate'];

/** The outcome of a row of `import_rows`. A later row of the same person completes the first. */
export const outcomeOf = sql`case
  when refusal in ('twice', 'duplicate') then 'left-out'
  when refusal is not null then 'refused'
  when duplicate_of is not null or known_id is not null then 'updated'
  else 'added' end`;
