import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { availability } from '@/lib/policy/might-ever';
import { listAvailability } from '@/lib/work/contacts/list-permissions';
import { listLists } from '@/lib/work/contacts/lists/list-lists';
import { listReceived } from '@/lib/work/shares/list-received';
import { hasSmsChannel, isPrepaid } from './send-message';

export interface SendingOptions {
  /** Groups of the account, and (`from`) those shared by accounts above; empty for members who do not see groups. */
  groups: { id: string; name: string; from: string | null }[];
  /**
   * Active text templates of the account, and (`from`) those shared by accounts above; empty for members who
   * do not see templates.
   */
  templates: { id: string; name: string; body: string; from: string | null }[];
  /** Whether a channel for text messages is connected. */
  hasChannel: boolean;
  isPrepaid: boolean;
}

/**
 * The groups, templates and channel that the person can send with.
 * @throws Denied
 */
export async function sendingOptions(ctx: WorkspaceContext): Promise<SendingOptions> {
  authorize(ctx, 'sending.send', { kind: 'workspace' });
  const received = await listReceived(ctx);
  const groups = listAvailability(ctx.access, 'view').state === 'open' ? await listLists(ctx) : [];
  const sharedGroups = received.flatMap((each) => (each.kind === 'group' ? [each] : []));
  const shared = received.flatMap((each) => (each.kind === 'template' && each.isText ? [each] : []));
  const seesTemplates = availability(ctx.access, 'templates.view').state === 'open';
  return inWorkspace(ctx, async (tx) => {
    const here = eq(collectionRecords.workspaceId, ctx.workspace.id);
    const templates = seesTemplates
      ? await tx
          .select({
            id: collectionRecords.id,
            name: collectionRecords.name,
            body: sql<string>`${collectionRecords.fields} ->> 'body'`,
          })
          .from(collectionRecords)
          .where(
            and(
              here,
              eq(collectionRecords.collection, 'templates'),
              eq(collectionRecords.state, 'active'),
              isNull(collectionRecords.deletedAt),
              sql`${collectionRecords.fields} ->> 'kind' = 'sms'`,
            ),
          )
          .orderBy(asc(collectionRecords.nameKey))
          .limit(200)
      : [];
    return {
      groups: [
        ...groups.map(({ id, name }) => ({ id, name, from: null })),
        ...sharedGroups.map(({ listId, name, from }) => ({ id: listId, name, from })),
      ],
      templates: [
        ...templates.map((own) => ({ ...own, from: null })),
        ...shared.map(({ id, name, body, from }) => ({ id, name, body, from })),
      ],
      hasChannel: await hasSmsChannel(tx, ctx),
      isPrepaid: await isPrepaid(tx, ctx),
    };
  });
}
