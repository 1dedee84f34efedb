import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { notLeft } from '@/lib/access/members/list/member-filter';
import { topRoleOf } from '@/lib/access/models/registry';

/** A holder of the account's top role, and who gave it to them. */
export interface Appointment {
  memberId: string;
  name: string;
  isPending: boolean;
  /** The giver; null where the role came with the account itself. */
  by: { name: string; isOfHost: boolean; at: Date } | null;
}

/**
 * The latest event that gave a member their role. Actors with an inherited membership have a row under their user id:
 * see `leaveRow`.
 */
const latest = (role: string) => sql<{ name: string; isOfHost: boolean; at: string } | null>`(
  select json_build_object('name', e.actor_name, 'at', e.at, 'isOfHost', exists (
    select 1 from members above where above.workspace_id = members.workspace_id and above.id = e.actor_user_id))
  from audit_events e
  where e.workspace_id = members.workspace_id and e.subject_id = members.id
    and e.event in ('member.invited', 'member.access-changed') and e.after ->> 'role' = ${role}
  order by e.seq desc limit 1)`;

/**
 * The Admins of an account and who appointed each, from the audit trail: Admins appointed by the host remain when the
 * delegation ends, and can switch it on again (decision 234).
 *
 * @throws Denied for actors who do not see the delegation (S3.15)
 */
export async function listAppointments(ctx: WorkspaceContext): Promise<Appointment[]> {
  authorize(ctx, 'delegation.view', { kind: 'workspace' });
  const role = topRoleOf(ctx.model, ctx.workspace.level);
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ id: members.id, name: members.name, status: memberNow.status, by: latest(role) })
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspace.id), eq(members.role, role), notLeft))
      .orderBy(asc(members.nameKey), asc(members.id))
      .limit(maximumAppointments),
  );
  return rows.map(({ id, name, status, by }) => ({
    memberId: id,
    name,
    isPending: status === 'invited',
    by: by && { ...by, at: new Date(by.at) },
  }));
}

const maximumAppointments = 200;
