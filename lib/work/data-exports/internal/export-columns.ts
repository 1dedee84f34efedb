import 'server-only';
import { type SQLWrapper, sql } from 'drizzle-orm';
import { inertText } from '@/db/inert-text';

/** The holder of a row's seat and its team, by name. */
export function assignedTo(row: { workspaceId: SQLWrapper; seatId: SQLWrapper; teamId: SQLWrapper }) {
  const holder = sql`(select m.name from seats s join members m on m.workspace_id = s.workspace_id and m.id = s.holder_id
    where s.workspace_id = ${row.workspaceId} and s.id = ${row.seatId})`;
  const team = sql`(select t.name from teams t where t.workspace_id = ${row.workspaceId} and t.id = ${row.teamId})`;
  return { assigned_to: inertText(holder), team: inertText(team) };
}
