import { and, asc, eq } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { background, follow, transitionRecord } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { discardMail } from '@/lib/platform/mail/discard-mail';
import { trackingToken } from '@/lib/work/records/tracking-token';
import { unsubscribe } from '@/lib/work/unsubscribed/unsubscribe';
import { unsubscribeToken } from '@/lib/work/unsubscribed/unsubscribe-token';
import { moveCampaignIntoHistory } from './history';
import { chance } from './invent';

/**
 * Sends an email campaign like the worker, but hands nothing to a mail server; some of its readers open it, click and
 * unsubscribe.
 */
export async function sendWithoutDelivery(owner: WorkspaceContext, campaignId: string): Promise<void> {
  const campaign = { collection: 'email-campaigns', recordId: campaignId, version: 1 };
  await discardMail(async () => {
    await transitionRecord(owner, { ...campaign, transition: 'send' });
    while ((await drainAll()) > 0);
  });
  const workspaceId = owner.workspace.id;
  for (const [n, id] of (await deliveriesOf(owner, campaignId)).entries()) {
    if (n % 40 === 9) await unsubscribe(unsubscribeToken({ kind: 'delivery', workspaceId, id }));
    if (chance.datatype.boolean(0.4)) continue;
    await follow(trackingToken({ kind: 'open', workspaceId, id }));
    if (chance.datatype.boolean(0.3)) await follow(trackingToken({ kind: 'click', workspaceId, id }));
  }
  await moveCampaignIntoHistory(owner, campaignId);
}

const handlers = background.handlers.filter(({ kinds }) =>
  kinds.some((kind) => kind === 'campaign' || kind === 'campaign-email'),
);

async function drainAll(): Promise<number> {
  let done = 0;
  for (const handler of handlers) done += await drain(handler);
  return done;
}

async function deliveriesOf(owner: WorkspaceContext, campaignId: string): Promise<string[]> {
  const rows = await inWorkspace(owner, (tx) =>
    tx
      .select({ id: campaignDeliveries.id })
      .from(campaignDeliveries)
      .where(
        and(
          eq(campaignDeliveries.workspaceId, owner.workspace.id),
          eq(campaignDeliveries.campaignId, campaignId),
        ),
      )
      .orderBy(asc(campaignDeliveries.id)),
  );
  return rows.map(({ id }) => id);
}
