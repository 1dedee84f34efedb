import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, type Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { acrossOrganisation, authorizePreview } from '@/lib/access/context/transactions';
import { countAdmins, lockPerson, personTarget } from './changing-people';

/** The effect of removing a person from the organisation, in counts (S1.29). */
export interface RemovalPreview {
  /** Workspaces that they lose, with the work that becomes unassigned there. */
  workspaces: { id: string; name: string; contacts: number; conversations: number }[];
}

/**
 * The effect of removing a person. Changes nothing.
 *
 * @throws Denied · NotFound
 */
export function previewRemoval(
  ctx: OrganisationContext,
  work: ProtectedWork,
  { userId }: { userId: string },
): Promise<RemovalPreview> {
  return acrossOrganisation(ctx, async (tx) => {
    authorizePreview(ctx, 'people.view', { kind: 'workspace' });
    const person = await lockPerson(tx, ctx, userId);
    authorizePreview(ctx, 'people.remove', personTarget(person, await countAdmins(tx, ctx)));
    const memberships = await tx
      .select({ memberId: members.id, id: workspaces.id, name: workspaces.name })
      .from(members)
      .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
      .where(
        and(
          eq(members.organisationId, ctx.organisation.id),
          eq(members.userId, userId),
          inArray(members.status, ['active', 'suspended']),
        ),
      )
      .orderBy(workspaces.name);
    const losses: RemovalPreview['workspaces'] = [];
    for (const membership of memberships) losses.push(await countWork(tx, ctx, work, membership));
    return { workspaces: losses };
  });
}

async function countWork(
  tx: Transaction,
  ctx: OrganisationContext,
  work: ProtectedWork,
  { id, name, memberId }: { id: string; name: string; memberId: string },
) {
  const organisationId = ctx.organisation.id;
  await enter(tx, {
    userId: ctx.person.userId,
    organisationId,
    administeredId: organisationId,
    workspaceId: id,
  });
  const held = (await work.heldBy(tx, id, [memberId])).get(memberId);
  return { id, name, contacts: held?.contacts ?? 0, conversations: held?.openConversations ?? 0 };
}
