import 'server-only';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { notifications } from '@/db/schema/access/notifications';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { type NamedContact, seenContact } from '@/lib/access/masking/seen-contact';
import { contactReach } from '@/lib/access/scope/contact-scope';
import { standing } from '@/lib/policy/might-ever';
import { isNotificationEvent, type NotificationEvent } from './notification-events';
import { pathOf } from './notification-path';

/** Something one was told of, as it may be read now. */
export interface NotificationView {
  id: string;
  event: NotificationEvent;
  actor: string | null;
  /** Of whom it speaks; null when that is out of the reader's sight by now (R6). */
  about: string | NamedContact | null;
  /** How many contacts it speaks of. */
  count: number;
  /** Below the workspace's address. */
  path: string;
  at: Date;
  isRead: boolean;
}

export interface Latest {
  rows: NotificationView[];
  unread: number;
}

const shown = 20;

/** One's own latest notifications, and how many are unread; null where the model has none for this role. */
export async function latestNotifications(ctx: WorkspaceContext): Promise<Latest | null> {
  if (standing(ctx.access, 'notifications.view').state !== 'open') return null;
  return inWorkspace(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(notifications)
      .where(ownIn(ctx))
      .orderBy(desc(notifications.id))
      .limit(shown);
    const unread = await tx.$count(notifications, and(ownIn(ctx), isNull(notifications.readAt)));
    const names = await namesOf(tx, ctx, rows);
    return {
      unread,
      rows: rows.flatMap((row) => {
        const { id, event, actorName: actor, subject, createdAt: at, readAt } = row;
        if (!isNotificationEvent(event)) return [];
        const contactId = subject.contactId && names.has(subject.contactId) ? subject.contactId : undefined;
        const about = names.get(subject.contactId ?? subject.memberId ?? '') ?? null;
        const path = pathOf(event, contactId);
        return [{ id, event, actor, about, count: subject.count ?? 1, path, at, isRead: readAt !== null }];
      }),
    };
  });
}

/** What of it belongs to the one who asks. */
export const ownIn = (ctx: WorkspaceContext) =>
  and(
    eq(notifications.workspaceId, ctx.workspace.id),
    eq(notifications.memberId, ctx.member.id),
    eq(notifications.inConsole, true),
  );

type Row = typeof notifications.$inferSelect;

/** Names by id, of contacts and colleagues that the reader sees at this moment (R6). */
async function namesOf(
  tx: Transaction,
  ctx: WorkspaceContext,
  rows: Row[],
): Promise<Map<string, string | NamedContact>> {
  const workspaceId = ctx.workspace.id;
  const contactIds = rows.flatMap(({ subject }) => subject.contactId ?? []);
  const memberIds = rows.flatMap(({ subject }) => subject.memberId ?? []);
  const ofContacts = contactIds.length
    ? await tx
        .select()
        .from(contacts)
        .where(
          and(
            eq(contacts.workspaceId, workspaceId),
            inArray(contacts.id, contactIds),
            visibleRows(contactReach(ctx.access), contacts),
          ),
        )
    : [];
  const ofMembers = memberIds.length
    ? await tx
        .select({ id: members.id, name: members.name })
        .from(members)
        .where(and(eq(members.workspaceId, workspaceId), inArray(members.id, memberIds)))
    : [];
  return new Map<string, string | NamedContact>([
    ...ofContacts.map((contact) => [contact.id, seenContact(ctx.access, contact)] as const),
    ...ofMembers.map(({ id, name }) => [id, name] as const),
  ]);
}
