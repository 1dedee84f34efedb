import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, inTenant } from '@/db/tenant';
import { isSuspended } from './member-now';
import { readContactPersons } from './read-contact-persons';

/** A workspace in which a person is suspended, and whom they can ask. */
export interface Suspended {
  workspace: { id: string; name: string };
  organisation: { name: string };
  /** The names of active holders of the workspace's top role, a few. */
  ask: string[];
}

/** The workspaces in which a person is suspended, without the reason (B4), by organisation and name. */
export function listSuspensions(userId: string): Promise<Suspended[]> {
  return inTenant({ userId }, async (tx) => {
    const rows = await tx
      .select({ memberId: members.id, workspace: workspaces, organisation: organisations })
      .from(members)
      .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
      .innerJoin(organisations, eq(organisations.id, workspaces.organisationId))
      .where(and(eq(members.userId, userId), isSuspended, isNull(workspaces.closedAt)))
      .orderBy(organisations.name, workspaces.name);
    const found: Suspended[] = [];
    for (const { memberId, workspace, organisation } of rows) {
      await enter(tx, { userId, workspaceId: workspace.id, organisationId: organisation.id });
      const holders = await readContactPersons(
        tx,
        { workspace, organisation },
        { except: memberId, joinedBefore: null },
      );
      const { id, name } = workspace;
      found.push({
        workspace: { id, name },
        organisation: { name: organisation.name },
        ask: holders.map((holder) => holder.name),
      });
    }
    return found;
  });
}
