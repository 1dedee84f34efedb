import 'server-only';
import { sql } from 'drizzle-orm';
import type { WorkspaceContext } from '../access/context';

/** What every change of a record notes: a new version, when and by whom. */
export const changed = (actor: WorkspaceContext) => ({
  version: sql`version + 1`,
  updatedAt: sql`now()`,
  updatedBy: actor.member.id,
});
