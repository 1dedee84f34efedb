import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { type Channel, contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';
import { type Availability, availability } from '@/lib/policy/might-ever';
import { changesFrom, type SendingChange } from '@/lib/work/sendings/change-sending-state';
import { latestSendings, type SendingView } from '@/lib/work/sendings/sending-view';
import { type BroadcastAudience, broadcastAudience } from './audience';
import { inAudience } from './internal/in-audience';
import { type BroadcastRow, broadcastOf } from './internal/lock-draft';

/** A broadcast as a list shows it. */
export interface BroadcastView {
  id: string;
  name: string;
  channelId: string;
  channel: Channel;
  templateId: string | null;
  body: string;
  audience: BroadcastAudience;
  version: number;
  changedAt: Date;
  changedBy: string;
  /** Null while it is a draft. */
  sending: SendingView | null;
  changes: SendingChange[];
}

/** The availability of the verbs of broadcasts. */
export interface BroadcastAvailabilities {
  send: Availability;
  export: Availability;
}

export const broadcastAvailabilities = ({ access }: WorkspaceContext): BroadcastAvailabilities => ({
  send: availability(access, 'broadcasts.send'),
  export: availability(access, 'broadcasts.export'),
});

export function selectBroadcasts(tx: Transaction) {
  return tx
    .select({
      broadcast: broadcasts,
      changedBy: members.name,
      /** The time of the change with microseconds, because the list is ordered by it. */
      place: sql<string>`${broadcasts.updatedAt}::text`,
    })
    .from(broadcasts)
    .innerJoin(members, refersTo(broadcasts.updatedBy, members));
}

export function broadcastView(
  { broadcast, changedBy }: { broadcast: BroadcastRow; changedBy: string },
  sending: SendingView | null,
): BroadcastView {
  const { id, name, channelId, channel, templateId, body, version, updatedAt: changedAt } = broadcast;
  const audience = broadcastAudience.parse(broadcast.audience);
  const changes = sending ? changesFrom(sending.state) : [];
  return {
    id,
    name,
    channelId,
    channel,
    templateId,
    body,
    audience,
    version,
    changedAt,
    changedBy,
    sending,
    changes,
  };
}

/**
 * Reads one broadcast, and counts the contacts of its audience that the person sees.
 * @throws Denied (S1.21) · NotFound
 */
export async function viewBroadcast(
  ctx: WorkspaceContext,
  broadcastId: string,
): Promise<BroadcastView & { recipients: number }> {
  authorize(ctx, 'broadcasts.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [row] = await selectBroadcasts(tx).where(broadcastOf(ctx.workspace.id, broadcastId));
    if (!row) throw new NotFound();
    const found = await latestSendings(tx, ctx.workspace.id, [row.broadcast.id]);
    const view = broadcastView(row, found.get(row.broadcast.id) ?? null);
    return { ...view, recipients: await countAudience(tx, ctx, view.audience) };
  });
}

/** Counts the contacts of an audience that the person sees: the recipients if they sent it now. */
export async function countAudience(
  tx: Transaction,
  ctx: WorkspaceContext,
  audience: BroadcastAudience,
): Promise<number> {
  const isInAudience = await inAudience(tx, ctx, audience);
  return tx.$count(
    contacts,
    and(
      eq(contacts.workspaceId, ctx.workspace.id),
      visibleRows(contactVisibility(ctx.access), contacts),
      isInAudience,
    ),
  );
}
