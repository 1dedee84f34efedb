import 'server-only';
import { and, eq, isNull, ne, not, type SQL, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { teams } from '@/db/schema/access/teams';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { messages } from '@/db/schema/work/messages';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { authorize } from '@/lib/access/context/transactions';
import type { Permission } from '@/lib/policy/catalogue';
import { mightEver } from '@/lib/policy/might-ever';
import { connected } from '@/lib/work/inbox/channels/channel-conditions';

/** The steps in their order, with the permission that each takes. */
const steps = {
  people: 'users.invite',
  team: 'teams.manage',
  channel: 'channels.connect',
  contacts: 'contacts.import',
  message: 'messages.reply',
} as const satisfies Record<string, Permission>;

export type FirstStepId = keyof typeof steps;

/** A contact that a channel created together with the conversation of its first message. */
const wroteFirst = sql`exists (select from ${conversations} where ${and(
  eq(conversations.workspaceId, contacts.workspaceId),
  eq(conversations.contactId, contacts.id),
  eq(conversations.createdAt, contacts.createdAt),
)})`;

/** A message of a member in a conversation to which the contact had written nothing before: no answer. */
const personWroteFirst = sql`${messages.kind} = 'outbound' and ${messages.authorId} is not null
  and not exists (select from ${messages} earlier
    where earlier.workspace_id = ${messages.workspaceId} and earlier.conversation_id = ${messages.conversationId}
      and earlier.kind = 'inbound' and earlier.at < ${messages.at})`;

export interface FirstStep {
  id: FirstStepId;
  isDone: boolean;
}

/**
 * The first steps that a person may do in a workspace, and which of them are done.
 *
 * @returns null when all are done, or the person dismissed them
 * @throws Denied without the dashboard
 */
export function listFirstSteps(ctx: WorkspaceContext): Promise<FirstStep[] | null> {
  authorize(ctx, 'dashboard.view', { kind: 'workspace' });
  return readForPage(ctx, async (tx) => {
    const of = (column: Parameters<typeof eq>[0]) => eq(column, ctx.workspace.id);
    const any = (table: SQL) => sql<boolean>`exists (select ${table})`;
    const [found] = await tx
      .select({
        dismissedAt: members.firstStepsDismissedAt,
        people: any(sql`from members other where other.workspace_id = ${ctx.workspace.id}
          and other.id <> ${ctx.member.id} and other.status <> 'left'`),
        team: any(sql`from ${teams} where ${and(of(teams.workspaceId), isNull(teams.archivedAt))}`),
        channel: any(
          sql`from ${collectionRecords} where ${and(of(collectionRecords.workspaceId), connected)}`,
        ),
        contacts: any(sql`from ${contacts} where ${and(of(contacts.workspaceId), not(wroteFirst))}`),
        message: any(sql`from ${messages} where ${and(of(messages.workspaceId), personWroteFirst)}`),
      })
      .from(members)
      .where(and(of(members.workspaceId), ne(members.status, 'left'), eq(members.id, ctx.member.id)));
    if (!found || found.dismissedAt) return null;
    const own = Object.entries(steps).filter(([, permission]) => mightEver(ctx.access, permission));
    const listed = own.map(([id]) => ({ id: id as FirstStepId, isDone: found[id as FirstStepId] }));
    return listed.every(({ isDone }) => isDone) ? null : listed;
  });
}
