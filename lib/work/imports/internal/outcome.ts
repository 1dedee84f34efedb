import 'server-only';
import { sql } from 'drizzle-orm';

/** What became of a row of a file: exactly one of these (IM1). */
export type Outcome = 'added' | 'updated' | 'left-out' | 'refused';

/** Reasons why a row of a person who is there already is left out, by choice. */
export const leftOutReasons = ['twice', 'duplicate'];

/** The outcome of a row of `import_rows`. A row of the same person as an earlier one completes that person. */
export const outcomeOf = sql`case
  when refusal in ('twice', 'duplicate') then 'left-out'
  when refusal is not null then 'refused'
  when duplicate_of is not null or known_id is not null then 'updated'
  else 'added' end`;
