import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext, WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { changeLocked } from '@/lib/access/members/change/change-access';
import { dateLocked } from '@/lib/access/members/dates/set-dates';
import type { Member } from '@/lib/access/members/policy-target';
import { canonical } from '@/lib/platform/canonical';
import { changingWorkspace } from '../in-workspace';
import { invalidValue } from '../protocol/refusal';
import type { AccessOfUser } from './user-resource';
import type { WantedAccess } from './wanted-access';

/**
 * Changes the restrictions, rights and ends of a person’s accesses, in a running change of people. Levels are those of
 * groups; an access that the resource does not name stays as it is.
 *
 * @throws ScimRefusal · Denied (R1–R3) · Invalid
 */
export async function changeAccesses(
  tx: Transaction,
  actor: OrganisationContext,
  userId: string,
  present: readonly AccessOfUser[],
  wanted: readonly WantedAccess[],
): Promise<void> {
  for (const each of wanted) {
    const held = present.find(({ workspace }) => workspace === each.workspace);
    if (!held) throw invalidValue('The person has no access there: a group gives it.');
    const after = {
      restrictions: each.restrictions ?? held.restrictions,
      rights: each.rights ?? held.rights,
      endsAt: each.endsAt?.toISOString() ?? null,
    };
    if (canonical(after) === canonical(sameFields(held))) continue;
    await changingWorkspace(tx, actor, held.workspace, async (ctx) => {
      await changeOne(tx, ctx, userId, { ...after, endsAt: each.endsAt });
    });
  }
}

const sameFields = ({ restrictions, rights, endsAt }: AccessOfUser) => ({
  ...{ restrictions, rights },
  endsAt: endsAt ?? null,
});

async function changeOne(
  tx: Transaction,
  ctx: WorkspaceContext,
  userId: string,
  { restrictions, rights, endsAt }: { restrictions: string[]; rights: string[]; endsAt: Date | null },
): Promise<void> {
  const member = await lockMemberOf(tx, ctx, userId);
  await changeLocked(tx, ctx, member, { role: member.role, restrictions, grants: rights });
  if ((member.endsAt?.getTime() ?? null) === (endsAt?.getTime() ?? null)) return;
  if (endsAt && (await isPast(tx, endsAt))) throw invalidValue('“endsAt” is over.');
  if (member.status === 'ended') throw invalidValue('The access has ended: the console renews it.');
  const { startsAt } = member;
  if (startsAt && endsAt && startsAt >= endsAt) throw invalidValue('“endsAt” is before the beginning.');
  const now = await lockMemberOf(tx, ctx, userId);
  await dateLocked(tx, ctx, now, { startsAt, endsAt, workAtEnd: 'stays', successorId: null });
}

async function lockMemberOf(
  tx: Transaction,
  { workspace }: WorkspaceContext,
  userId: string,
): Promise<Member> {
  const [member] = await tx
    .select(memberNow)
    .from(members)
    .where(
      and(
        eq(members.workspaceId, workspace.id),
        eq(members.userId, userId),
        inArray(members.status, ['active', 'suspended']),
      ),
    )
    .for('update');
  if (!member) throw invalidValue('The person has no access there.');
  return member;
}

/** By the database's clock (FA8). */
async function isPast(tx: Transaction, moment: Date): Promise<boolean> {
  const [row] = await tx.execute<{ isPast: boolean }>(
    sql`select ${moment.toISOString()}::timestamptz <= now() as "isPast"`,
  );
  return row?.isPast ?? true;
}
