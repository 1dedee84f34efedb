import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { z } from 'zod';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { recordFigures } from '@/db/schema/work/record-figures';
import { inTenant, type Transaction } from '@/db/tenant';
import { isWorkspaceClosed } from '@/lib/access/workspaces/pause-jobs';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { signatureFault } from '@/lib/platform/http/signature';
import { logAttemptWithin } from '@/lib/work/deliveries/log-attempt';
import { RefusedPost } from '@/lib/work/deliveries/refused-post';
import { liveRecords } from '@/lib/work/records/live-records';
import { secretOf } from '@/lib/work/records/record-secret';
import { adAccounts } from './ad-accounts';
import { facebookAds } from './facebook-ads';

const total = z.number('invalid').int('invalid').min(0, 'invalid').max(2_000_000_000, 'invalid');

/** The figures of one ad on one day; they replace earlier ones of that day. */
export const Figures = z.object({
  ad: z.uuid('invalid'),
  day: z.iso.date('invalid'),
  shown: total,
  /** In whole units of the daily budget. */
  spent: total,
});

/** The account that figures are posted for, as its address names it. */
export interface CalledAccount {
  workspaceId: string;
  accountId: string;
}

const Address = z.object({ workspaceId: z.uuid(), accountId: z.uuid() });

/**
 * Receives figures that an ad account posts (S2.15), and logs them.
 * @param signature the account's signature of `body`, which must be the exact bytes sent
 * @throws Unauthenticated for an invalid signature, an unknown or a disconnected account: all answer alike
 * @throws Invalid for a malformed body; on `ad` for an ad that was never handed over
 */
export async function receiveFigures(
  at: CalledAccount,
  signature: string | null,
  body: string,
): Promise<void> {
  if (!Address.safeParse(at).success) throw new Unauthenticated();
  const { workspaceId, accountId: recordId } = at;
  const startedAt = performance.now();
  await inTenant({ workspaceId }, async (tx) => {
    await requireSigned(tx, at, signature, body);
    if (await isWorkspaceClosed(tx, workspaceId)) throw new Unauthenticated();
    await save(tx, workspaceId, parse(body));
    await logAttemptWithin(
      tx,
      { workspaceId, recordId, direction: 'in', jobId: v7(), about: 'figures', attempt: 1 },
      {
        outcome: 'taken',
        responseCode: 204,
        error: null,
        milliseconds: Math.round(performance.now() - startedAt),
      },
    );
  });
}

async function requireSigned(
  tx: Transaction,
  { workspaceId, accountId }: CalledAccount,
  signature: string | null,
  body: string,
): Promise<void> {
  const [row] = await tx
    .select({ record: collectionRecords, now: sql<number>`extract(epoch from now())::int` })
    .from(collectionRecords)
    .where(and(liveRecords(workspaceId, adAccounts.id), eq(collectionRecords.id, accountId)));
  const secret = row && secretOf(row.record);
  if (!secret) throw new Unauthenticated();
  const fault = signatureFault(secret, signature, body, row.now);
  if (fault) throw new RefusedPost(fault);
  if (row.record.state !== 'connected') throw new RefusedPost('disconnected');
}

function parse(body: string): z.output<typeof Figures> {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    throw new Invalid({ '': 'invalid' });
  }
  const parsed = Figures.safeParse(content);
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error));
  return parsed.data;
}

async function save(tx: Transaction, workspaceId: string, figures: z.output<typeof Figures>): Promise<void> {
  const { ad: recordId, day, shown, spent } = figures;
  const [ad] = await tx
    .select({ id: collectionRecords.id })
    .from(collectionRecords)
    .where(
      and(
        liveRecords(workspaceId, facebookAds.id),
        eq(collectionRecords.id, recordId),
        ne(collectionRecords.state, 'draft'),
      ),
    );
  if (!ad) throw new Invalid({ ad: 'invalid' });
  const of = { workspaceId, recordId, day };
  await tx
    .insert(recordFigures)
    .values([
      { ...of, figure: 'shown', total: shown },
      { ...of, figure: 'spent', total: spent },
    ])
    .onConflictDoUpdate({
      target: [recordFigures.workspaceId, recordFigures.recordId, recordFigures.figure, recordFigures.day],
      set: { total: sql`excluded.total` },
    });
}
