import 'server-only';
import { and, eq, lte, ne, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { organisations } from '@/db/schema/access/organisations';
import type { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { modelOf, topRoleOf } from '@/lib/access/models/registry';
import { isActive } from './member-now';

/** A person to write to about an access that was lost. */
export interface ContactPerson {
  name: string;
  email: string;
}

const fewEnough = 3;

/**
 * A few active holders of a workspace's top role, the most recently active first. The transaction must be in the
 * workspace.
 *
 * @param except the member who asks
 * @param joinedBefore leaves out holders who joined later; null: leaves out none
 */
export function readContactPersons(
  tx: Transaction,
  {
    workspace,
    organisation,
  }: {
    workspace: Pick<typeof workspaces.$inferSelect, 'id' | 'level'>;
    organisation: Pick<typeof organisations.$inferSelect, 'model'>;
  },
  { except, joinedBefore }: { except: string; joinedBefore: Date | null },
): Promise<ContactPerson[]> {
  const role = topRoleOf(modelOf(organisation.model), workspace.level);
  return tx
    .select({ name: members.name, email: members.email })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, workspace.id),
        eq(members.role, role),
        ne(members.id, except),
        isActive,
        joinedBefore ? lte(members.joinedAt, joinedBefore) : undefined,
      ),
    )
    .orderBy(sql`${members.lastSeenKey} desc`, members.id)
    .limit(fewEnough);
}
