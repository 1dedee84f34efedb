import { and, eq, inArray, isNull, like, sql } from 'drizzle-orm';
import { invitations, members } from '@/db/schema/access/members';
import { revocations } from '@/db/schema/access/seats';
import { outbox } from '@/db/schema/platform/outbox';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { recordFigures } from '@/db/schema/work/record-figures';
import { inTenant } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { chance } from './invent';

/**
 * Moves the demo's events into the past. Services only use the current time, so this module alone writes to the
 * tables directly; the audit trail is immutable and shows when the demo was filled.
 */
export async function moveIntoHistory(ctx: WorkspaceContext, expired: readonly string[]): Promise<void> {
  const here = ctx.workspace.id;
  await inWorkspace(ctx, async (tx) => {
    const joined = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.workspaceId, here), inArray(members.status, ['active', 'left'])));
    for (const { id } of joined) {
      await tx
        .update(members)
        .set({
          createdAt: ago(chance.number.int({ min: 200, max: 600 }) * hoursADay),
          joinedAt: ago(chance.number.int({ min: 190, max: 199 }) * hoursADay),
          lastSeenAt: ago(hoursSinceSeen()),
        })
        .where(and(eq(members.workspaceId, here), eq(members.id, id)));
    }
    if (expired.length > 0) {
      await tx
        .update(invitations)
        .set({ createdAt: ago(9 * hoursADay), expiresAt: ago(2 * hoursADay) })
        .where(and(eq(invitations.workspaceId, here), inArray(invitations.memberId, [...expired])));
    }
    await tx
      .update(revocations)
      .set({ revokedAt: ago(3 * hoursADay), undoUntil: sql`now() + interval '27 days'` })
      .where(eq(revocations.workspaceId, here));
  });
}

/** A campaign was sent a week ago and read in the following days. Its report takes its dates from the deliveries. */
export async function moveCampaignIntoHistory(ctx: WorkspaceContext, campaignId: string): Promise<void> {
  const here = ctx.workspace.id;
  const read = sql`(interval '1 day' * (2 + abs(hashtext(id::text)) % 5))`;
  await inWorkspace(ctx, async (tx) => {
    await tx.execute(sql`update ${campaignDeliveries} set settled_at = settled_at - interval '7 days',
        opened_at = opened_at - ${read}, clicked_at = clicked_at - ${read}
      where workspace_id = ${here} and campaign_id = ${campaignId}`);
    const ofCampaign = and(eq(recordFigures.workspaceId, here), eq(recordFigures.recordId, campaignId));
    await tx
      .delete(recordFigures)
      .where(and(ofCampaign, inArray(recordFigures.figure, ['opened', 'clicked'])));
    await tx
      .update(recordFigures)
      .set({ day: sql`${recordFigures.day} - 7` })
      .where(and(ofCampaign, eq(recordFigures.figure, 'sent')));
    await tx.execute(sql`insert into ${recordFigures} (workspace_id, record_id, figure, day, total)
      select workspace_id, campaign_id, figure, at::date, count(*)
      from ${campaignDeliveries}, lateral (values ('opened', opened_at), ('clicked', clicked_at)) read (figure, at)
      where workspace_id = ${here} and campaign_id = ${campaignId} and at is not null
      group by workspace_id, campaign_id, figure, at::date`);
  });
}

/** The demo's addresses do not exist (RFC 2606): queued emails are removed before a worker sees them. */
export async function holdMail(): Promise<void> {
  await inTenant({}, (tx) =>
    tx
      .update(outbox)
      .set({ failedAt: sql`now()`, lastError: 'demo' })
      .where(and(isNull(outbox.sentAt), isNull(outbox.failedAt), like(outbox.recipient, '%.example'))),
  );
}

const hoursADay = 24;

const ago = (hours: number) => sql`now() - make_interval(secs => ${Math.round(hours * 3600)})`;

/** Many members were seen today, more within two weeks, a few months ago. */
function hoursSinceSeen(): number {
  const roll = chance.number.float();
  if (roll < 0.4) return chance.number.float({ min: 0.1, max: 20 });
  if (roll < 0.75) return chance.number.float({ min: 20, max: 14 * hoursADay });
  return chance.number.float({ min: 14 * hoursADay, max: 150 * hoursADay });
}
