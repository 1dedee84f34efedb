import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { contacts, conversations } from '@/db/schema/contacts';
import { members } from '@/db/schema/members';
import { seats } from '@/db/schema/seats';
import { workspaces } from '@/db/schema/workspaces';
import { enter, type Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/services/access/context';
import { acrossOrganisation, authorize } from '@/lib/services/access/transact';
import { countAdmins, holdPerson, personTarget } from './changing-people';

/** What removing a person from the organisation would do, in counts (S1.29). */
export interface RemovalPreview {
  /** Workspaces that they lose, with the work that becomes unassigned there. */
  workspaces: { id: string; name: string; contacts: number; conversations: number }[];
}

/**
 * What removing someone would take with it. Changes nothing.
 *
 * @throws Denied · NotFound
 */
export function previewRemoval(
  ctx: OrganisationContext,
  { userId }: { userId: string },
): Promise<RemovalPreview> {
  return acrossOrganisation(ctx, async (tx) => {
    authorize(ctx, 'people.view', { kind: 'workspace' });
    const person = await holdPerson(tx, ctx, userId);
    authorize(ctx, 'people.remove', personTarget(person, await countAdmins(tx, ctx)));
    const places = await tx
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
    const found: RemovalPreview['workspaces'] = [];
    for (const place of places) found.push(await countWork(tx, ctx, place));
    return { workspaces: found };
  });
}

async function countWork(
  tx: Transaction,
  ctx: OrganisationContext,
  { id, name, memberId }: { id: string; name: string; memberId: string },
) {
  const organisationId = ctx.organisation.id;
  await enter(tx, {
    userId: ctx.person.userId,
    organisationId,
    administeredId: organisationId,
    workspaceId: id,
  });
  const held = tx
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.workspaceId, id), eq(seats.holderId, memberId)));
  return {
    id,
    name,
    contacts: await tx.$count(contacts, and(eq(contacts.workspaceId, id), inArray(contacts.seatId, held))),
    conversations: await tx.$count(
      conversations,
      and(
        eq(conversations.workspaceId, id),
        eq(conversations.status, 'open'),
        inArray(conversations.seatId, held),
      ),
    ),
  };
}
