import 'server-only';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { type CoverPhase, notifications } from '@/db/schema/access/notifications';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { readForPage } from '@/lib/access/context/read-for-page';
import type { NamedContact } from '@/lib/access/masking/seen-contact';
import { availability } from '@/lib/policy/might-ever';
import { isNotificationEvent, type NotificationEvent } from './notification-events';
import { pathOf } from './notification-path';

/** A notification as its recipient may read it now. */
export interface NotificationView {
  id: string;
  event: NotificationEvent;
  actor: string | null;
  /** The person or contact concerned; null when the reader no longer sees them (R6). */
  about: string | NamedContact | null;
  /** The number of contacts concerned. */
  count: number;
  /** What happened to a cover, and the covering member (B11); null for other events. */
  cover: { phase: CoverPhase; by: string } | null;
  /** The plans of which a member asks for one. */
  plans: readonly string[];
  /** The path below the workspace's address. */
  path: string;
  at: Date;
  isRead: boolean;
}

export interface Latest {
  rows: NotificationView[];
  unread: number;
}

const limit = 20;

/** The actor's latest notifications, and the number of unread ones; null where the model has none for this role. */
export async function latestNotifications(
  ctx: WorkspaceContext,
  work: ProtectedWork,
): Promise<Latest | null> {
  if (availability(ctx.access, 'notifications.view').state !== 'open') return null;
  return readForPage(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(notifications)
      .where(ownIn(ctx))
      .orderBy(desc(notifications.id))
      .limit(limit);
    const unread = await tx.$count(notifications, and(ownIn(ctx), isNull(notifications.readAt)));
    const hasPixels = ctx.model.features.includes('pixels');
    const names = await namesOf(tx, ctx, work, rows);
    return {
      unread,
      rows: rows.flatMap((row) => {
        const { id, event, actorName: actor, subject, createdAt: at, readAt } = row;
        if (!isNotificationEvent(event)) return [];
        const contactId = subject.contactId && names.has(subject.contactId) ? subject.contactId : undefined;
        const about =
          names.get(subject.contactId ?? subject.memberId ?? '') ?? subject.endpoint?.name ?? null;
        const path = pathOf(event, { contactId, requestId: subject.requestId, hasPixels });
        const cover = subject.cover && {
          phase: subject.cover.phase,
          by: String(names.get(subject.cover.byId) ?? ''),
        };
        const count = subject.count ?? 1;
        const { plans = [] } = subject;
        const seen = { path, at, isRead: readAt !== null };
        return [{ id, event, actor, about, count, cover: cover ?? null, plans, ...seen }];
      }),
    };
  });
}

/** The same without any notification. */
export function nothingLatest({ access }: Pick<WorkspaceContext, 'access'>): Latest | null {
  return availability(access, 'notifications.view').state === 'open' ? { rows: [], unread: 0 } : null;
}

/** The condition for the actor's own notifications. */
export const ownIn = (ctx: WorkspaceContext) =>
  and(
    eq(notifications.workspaceId, ctx.workspace.id),
    eq(notifications.memberId, ctx.member.id),
    eq(notifications.inConsole, true),
  );

type Row = typeof notifications.$inferSelect;

/** Names by id, of contacts and colleagues that the reader sees now (R6). */
async function namesOf(
  tx: Transaction,
  ctx: WorkspaceContext,
  work: ProtectedWork,
  rows: Row[],
): Promise<Map<string, string | NamedContact>> {
  const workspaceId = ctx.workspace.id;
  const contactIds = rows.flatMap(({ subject }) => subject.contactId ?? []);
  const memberIds = rows.flatMap(({ subject: { memberId, cover } }) =>
    [memberId, cover?.byId].flatMap((id) => id ?? []),
  );
  const ofContacts = await work.namesOfContacts(tx, ctx, contactIds);
  const ofMembers = memberIds.length
    ? await tx
        .select({ id: members.id, name: members.name })
        .from(members)
        .where(and(eq(members.workspaceId, workspaceId), inArray(members.id, memberIds)))
    : [];
  return new Map<string, string | NamedContact>([
    ...ofContacts,
    ...ofMembers.map(({ id, name }) => [id, name] as const),
  ]);
}
