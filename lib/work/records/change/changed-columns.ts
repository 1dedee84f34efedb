import 'server-only';
import { sql } from 'drizzle-orm';
import type { Changer } from './record-change';

/** The columns that every change of a record sets: a new version, the time and the author. */
export const changed = (actor: Changer) => ({
  version: sql`version + 1`,
  updatedAt: sql`now()`,
  updatedBy: actor.member?.id ?? null,
});
