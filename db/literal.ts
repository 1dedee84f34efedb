import { type Placeholder, sql } from 'drizzle-orm';

/**
 * A number of the code, written into the statement: the planner knows a limit only then, and keeps the plan of a named statement
 * instead of making another each time. Never of an input: each number is another statement.
 */
export const literal = (number: number): Placeholder =>
  sql.raw(String(Math.trunc(number))) as unknown as Placeholder;
