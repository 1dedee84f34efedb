import 'server-only';
import { and, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { members } from '@/db/schema/access/members';
import { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { modelOf } from '@/lib/access/models/registry';
import { NotFound } from '@/lib/platform/errors';
import { accessOf } from '@/lib/policy/access';
import { availability } from '@/lib/policy/might-ever';
import { assignmentIn } from './assignment';
import type { Member } from './effective-membership';
import { memberNow } from './member-now';
import { type ContactPerson, readContactPersons } from './read-contact-persons';

/** The access that a person had, or will have, to a workspace which they cannot enter now. */
export interface LostAccessView {
  state: 'ended' | 'suspended' | 'upcoming';
  workspace: { id: string; name: string; slug: string; timeZone: string };
  /** When it ended, when the suspension ends, or when it begins; null: a suspension without an end. */
  at: Date | null;
  /** Whether the access ended on its last day, without an act at that moment. */
  byDate: boolean;
  /** Who ended or suspended it; null unless the role that the person had shows colleagues. */
  by: string | null;
  ask: ContactPerson[];
}

/** The workspace answers as missing, and its former or suspended member may learn why. */
export class AccessLost extends NotFound {
  constructor(readonly view: LostAccessView) {
    super();
  }
}

/**
 * Why a person cannot enter the workspace with that slug: their membership ended, is suspended or has not begun. Null
 * for people who were never members, as for a missing or closed workspace (R6, TE1).
 */
export function findLostAccess(userId: string, slug: string): Promise<LostAccessView | null> {
  return inTenant({ userId }, async (tx) => {
    // A person who only acted from a workspace above has a row without `joinedAt`.
    const own = await tx
      .select(memberNow)
      .from(members)
      .where(and(eq(members.userId, userId), isNotNull(members.joinedAt)))
      .orderBy(desc(sql`${members.leftAt} is null`), desc(members.leftAt));
    for (const organisationId of new Set(own.map((member) => member.organisationId))) {
      await enter(tx, { userId, organisationId });
      const ids = own.flatMap((member) =>
        member.organisationId === organisationId ? member.workspaceId : [],
      );
      const [row] = await tx
        .select({ workspace: workspaces, organisation: organisations })
        .from(workspaces)
        .innerJoin(organisations, eq(organisations.id, workspaces.organisationId))
        .where(and(eq(workspaces.slug, slug), inArray(workspaces.id, ids), isNull(workspaces.closedAt)));
      const member = own.find(({ workspaceId }) => workspaceId === row?.workspace.id);
      if (row && member) return readLoss(tx, row, member);
    }
    return null;
  });
}

/**
 * The workspaces that a person cannot enter now and can enter later, because they are suspended there or their access
 * has not begun, by organisation and name (B4, B5).
 */
export function listWaitingAccess(userId: string): Promise<LostAccessView[]> {
  return inTenant({ userId }, async (tx) => {
    const rows = await tx
      .select({ member: memberNow, workspace: workspaces, organisation: organisations })
      .from(members)
      .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
      .innerJoin(organisations, eq(organisations.id, workspaces.organisationId))
      .where(
        and(
          eq(members.userId, userId),
          inArray(memberNow.status, ['suspended', 'upcoming']),
          isNull(workspaces.closedAt),
        ),
      )
      .orderBy(organisations.name, workspaces.name);
    const waiting: LostAccessView[] = [];
    for (const { member, ...row } of rows) {
      const view = await readLoss(tx, row, member);
      if (view) waiting.push(view);
    }
    return waiting;
  });
}

type Row = {
  workspace: typeof workspaces.$inferSelect;
  organisation: typeof organisations.$inferSelect;
};

async function readLoss(tx: Transaction, row: Row, member: Member): Promise<LostAccessView | null> {
  const { workspace, organisation } = row;
  const loss = lossOf(member);
  if (!loss) return null;
  await enter(tx, {
    userId: member.userId ?? undefined,
    workspaceId: workspace.id,
    organisationId: organisation.id,
  });
  const { id, name, slug, timeZone } = workspace;
  return {
    ...loss,
    byDate: member.status === 'ended',
    workspace: { id, name, slug, timeZone },
    by: mayKnowColleagues(row, member) ? await actorOf(tx, row, member, loss.state) : null,
    ask: await readContactPersons(tx, row, {
      except: member.id,
      // Colleagues who came later stay unknown to a former member.
      joinedBefore: loss.state === 'ended' ? loss.at : null,
    }),
  };
}

function lossOf({
  status,
  leftAt,
  endsAt,
  startsAt,
  suspendedUntil,
}: Member): Pick<LostAccessView, 'state' | 'at'> | null {
  switch (status) {
    case 'left':
      return { state: 'ended', at: leftAt };
    case 'ended':
      return { state: 'ended', at: endsAt };
    case 'suspended':
      return { state: 'suspended', at: suspendedUntil };
    case 'upcoming':
      return { state: 'upcoming', at: startsAt };
    default:
      return null;
  }
}

/** Whether the access that the member had showed the list of users, as `users.view` does. */
function mayKnowColleagues(row: Row, member: Member): boolean {
  const access = accessOf(
    modelOf(row.organisation.model),
    assignmentIn(row, { ...member, status: 'active' }),
    {
      userId: member.userId,
      seats: [],
      teams: [],
    },
  );
  return availability(access, 'users.view').state === 'open';
}

async function actorOf(
  tx: Transaction,
  { organisation }: Row,
  member: Member,
  state: LostAccessView['state'],
): Promise<string | null> {
  if (state === 'upcoming' || member.status === 'ended') return null;
  const [event] = await tx
    .select({ name: auditEvents.actorName })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.organisationId, organisation.id),
        eq(auditEvents.subjectId, member.id),
        eq(auditEvents.event, state === 'ended' ? 'member.revoked' : 'member.suspended'),
        or(isNull(auditEvents.actorUserId), ne(auditEvents.actorUserId, member.userId ?? '')),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return event?.name ?? null;
}
