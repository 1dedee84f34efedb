import 'server-only';
import { sql } from 'drizzle-orm';
import type { Changer } from './record-change';

/** What every change of a record notes: a new version, when and by whom. */
export const changed = (actor: Changer) => ({
  version: sql`version + 1`,
  updatedAt: sql`now()`,
  updatedBy: actor.member?.id ?? null,
});
