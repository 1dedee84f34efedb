import type postgres from 'postgres';
import { v7 } from 'uuid';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, sendingsUnderWay } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { type Office, openOffice } from '@/lib/work/assignment/test-support/office';
import { bulkMessageJobs } from '@/lib/work/inbox/messages/deliver';
import { everybody } from '../audience';
import type { BroadcastContent } from '../content';
import { createBroadcast } from '../create-broadcast';

/** Connects a channel that posts to an address. */
export async function connectChannel(ctx: WorkspaceContext, url: string, kind = 'sms') {
  const name = `${kind} ${v7()}`;
  const { id, secrets } = await createRecord(ctx, { collection: 'channels', name, fields: { kind, url } });
  return { id, secret: secrets.secret ?? '' };
}

/** Drafts a broadcast to everybody in reach. */
export async function draft(
  ctx: WorkspaceContext,
  channelId: string,
  more: Partial<BroadcastContent> = {},
): Promise<{ broadcastId: string; version: number }> {
  const content = { name: 'Saldi', channelId, templateId: null, body: 'Ciao {{name}}', audience: everybody };
  const { id } = await createBroadcast(ctx, { ...content, ...more });
  return { broadcastId: id, version: 1 };
}

/** Adds many contacts with phones, of nobody's, made by the server itself. */
export async function addContacts(
  admin: postgres.Sql,
  { workspaceId }: Office,
  total: number,
): Promise<void> {
  await admin`insert into contacts (workspace_id, id, name, phone)
    select ${workspaceId}, gen_random_uuid(), 'Contact ' || n, '+39347000' || lpad(n::text, 4, '0')
    from generate_series(1, ${total}) n`;
}

/** Works until nothing is due any more; what waits for another look is due at once. */
export async function workOff(admin: postgres.Sql): Promise<void> {
  for (;;) {
    await makeDue(admin);
    const [portions, posts] = [await drain(sendingsUnderWay), await drain(bulkMessageJobs)];
    if (portions + posts === 0) return;
  }
}

/** What waits for another look, or for its next try, is due now. */
export async function makeDue(admin: postgres.Sql): Promise<void> {
  await admin`update outbox set due_at = now() where sent_at is null and failed_at is null`;
}

/** An office with a channel that posts to an address, its owner, and somebody of a role: the owner, unless another. */
export async function openDesk(
  admin: postgres.Sql,
  url: string,
  role = 'owner',
  restrictions: string[] = [],
) {
  const office = await openOffice(admin);
  const owner = await (await office.hire('owner')).context();
  const ctx = role === 'owner' ? owner : await (await office.hire(role, restrictions)).context();
  const { id: channelId, secret } = await connectChannel(owner, url);
  return { office, owner, ctx, channelId, secret };
}

/** What a refused act must leave as it was. */
export const storedBroadcasts = (admin: postgres.Sql, { workspaceId }: Office) => admin`select
  (select jsonb_agg(to_jsonb(b) order by b.id) from broadcasts b where workspace_id = ${workspaceId}) as broadcasts,
  (select jsonb_agg(to_jsonb(s) order by s.id) from sendings s where workspace_id = ${workspaceId}) as sendings,
  (select count(*) from recipients where workspace_id = ${workspaceId}) as recipients,
  (select count(*) from messages where workspace_id = ${workspaceId}) as messages`;
