import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { CampaignTestJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { requireId } from '@/lib/platform/require-id';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { liveRecords } from '@/lib/work/records/live-records';
import type { TestReaders } from '@/lib/work/records/test-readers';
import { campaignKind } from '../definitions/campaign-kinds';
import { testList } from '../definitions/test-list';
import { campaignEmailOf } from '../sending/campaign-email';
import { requireVerifiedSender } from '../sending/verified-sender';

/** Enough to look at each test before the next one. */
const ofPerson: Limit = { name: 'campaign-tests', most: 20, minutes: 60 };

/**
 * Sends a test of a campaign, as it is now, to the person or to everyone on the test list. A test changes
 * neither figures nor state. The test list needs the permission to see it (S2.21).
 * @returns the number of recipients
 * @throws Denied · NotFound when there is no such campaign, or its kind has no tests
 * @throws Invalid as a whole: mail is not configured, the sender or template is missing, the domain of the sender is
 *   not verified, or the test list is empty
 * @throws Throttled
 */
export async function sendTest(
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string; to: TestReaders },
): Promise<number> {
  const { collection, to } = input;
  const tests = campaignKind(collection)?.tests;
  if (!tests) throw new NotFound();
  const authorizeBoth = (actor: WorkspaceContext) => {
    authorize(actor, tests.needs, { kind: 'workspace' });
    if (to === 'test-list') authorize(actor, tests.listNeeds, { kind: 'workspace' });
  };
  authorizeBoth(ctx);
  await takeAttempt(ofPerson, ctx.person.userId, ctx.workspace.id);
  return changingWork(ctx, async (tx, actor) => {
    authorizeBoth(actor);
    const [campaign] = await tx
      .select()
      .from(collectionRecords)
      .where(
        and(liveRecords(actor.workspace.id, collection), eq(collectionRecords.id, requireId(input.recordId))),
      );
    if (!campaign) throw new NotFound();
    await requireSendable(tx, campaign, actor);
    const readers = to === 'me' ? [{ memberId: actor.member.id }] : await onTestList(tx, actor.workspace.id);
    if (readers.length === 0) throw new Invalid({ '': 'test-list-empty' });
    const job = { kind: 'campaign-test', workspaceId: actor.workspace.id, campaignId: campaign.id } as const;
    await enqueue(
      tx,
      readers.map((reader) => ({ ...job, reader })),
    );
    return readers.length;
  });
}

/** Refuses now what the worker could not send later. */
async function requireSendable(
  tx: Transaction,
  campaign: RecordRow,
  { person }: WorkspaceContext,
): Promise<void> {
  if (!isMailConfigured()) throw new Invalid({ '': 'no-mail' });
  await requireVerifiedSender(tx, campaign);
  const { name, email } = person;
  const mail = await campaignEmailOf(tx, campaign, { deliveryId: null, name, email, phone: null });
  if (!mail) throw new Invalid({ '': 'reference-gone' });
}

async function onTestList(tx: Transaction, workspaceId: string): Promise<CampaignTestJob['reader'][]> {
  return tx
    .select({ testerId: collectionRecords.id })
    .from(collectionRecords)
    .where(liveRecords(workspaceId, testList.id));
}
