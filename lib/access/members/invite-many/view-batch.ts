import 'server-only';
import { and, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { type BatchAccess, invitationBatches } from '@/db/schema/access/invitation-batches';
import { invitations } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { invitationLink } from '@/lib/access/credentials/links';
import { deriveToken } from '@/lib/access/credentials/token';
import { NotFound } from '@/lib/platform/errors';
import { findBatch, requireInviter } from './internal/find-batch';
import { givingDecisions } from './internal/giving';
import { type ActCounts, countActs, type RowOutcome } from './outcome';
import { planBatch } from './plan-batch';
import { readRows } from './read-rows';
import type { ColumnsOf } from './recognise-columns';

export interface BatchRow extends RowOutcome {
  /** The link of an invitation of this batch that is still open (S3.8). */
  link: string | null;
}

/** A batch as its maker sees it: the plan of each row, and after sending its outcome. */
export interface BatchView {
  id: string;
  version: number;
  access: BatchAccess;
  header: string[];
  columns: ColumnsOf;
  sentAt: Date | null;
  undoneAt: Date | null;
  rows: BatchRow[];
  counts: ActCounts;
}

/** @throws Denied · NotFound, also while its list has not been read */
export function viewBatch(ctx: WorkspaceContext, batchId: string): Promise<BatchView> {
  return inWorkspace(ctx, async (tx) => {
    const batch = await findBatch(tx, ctx, batchId);
    if (!batch.header) throw new NotFound();
    const { header, columns, rows } = await readRows(batch.list, batch.columns);
    const outcomes: RowOutcome[] = batch.outcomes
      ? (batch.outcomes as StoredOutcome[]).map(revived)
      : await planBatch(tx, ctx, batch, rows);
    const links = batch.sentAt ? await openLinks(tx, ctx, outcomes) : new Map<string, string>();
    const { id, version, access, sentAt, undoneAt } = batch;
    return {
      ...{ id, version, access, header, columns, sentAt, undoneAt },
      rows: outcomes.map((outcome) => ({
        ...shown(outcome),
        link: links.get(outcome.memberId ?? '') ?? null,
      })),
      counts: countActs(outcomes),
    };
  });
}

type StoredOutcome = Omit<RowOutcome, 'startsAt' | 'endsAt'> & {
  startsAt: string | null;
  endsAt: string | null;
};

function revived({ startsAt, endsAt, ...outcome }: StoredOutcome): RowOutcome {
  const dateOf = (text: string | null) => (text === null ? null : new Date(text));
  return { ...outcome, startsAt: dateOf(startsAt), endsAt: dateOf(endsAt) };
}

/** Without what only the sender of the plan needs. */
function shown(row: RowOutcome): RowOutcome {
  const { number, line, email, name, act, access, teams, startsAt, endsAt } = row;
  const { reason, field, value, decision, memberId, mayAlso, isMailed } = row;
  return {
    ...{ number, line, email, name, act, access, teams, startsAt, endsAt },
    ...{ reason, field, value, decision, memberId, mayAlso, isMailed },
  };
}

/** Links by member. An actor who may not give that access does not get its link (S3.7). */
async function openLinks(tx: Transaction, ctx: WorkspaceContext, rows: readonly RowOutcome[]) {
  const giving = givingDecisions(ctx);
  const ids = rows.flatMap(({ act, access, memberId }) =>
    (act === 'invite' || act === 'resend') && access && memberId && !giving(access) ? [memberId] : [],
  );
  if (ids.length === 0) return new Map<string, string>();
  const open = await tx
    .select({ id: invitations.id, memberId: invitations.memberId, nonce: invitations.nonce })
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, ctx.workspace.id),
        inArray(invitations.memberId, ids),
        isNull(invitations.consumedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    );
  return new Map(
    open.map(({ id, memberId, nonce }) => [memberId, invitationLink(deriveToken('invitation', id, nonce))]),
  );
}

/** A batch in the list of those that its maker can return to. */
export interface BatchLine {
  id: string;
  createdAt: Date;
  sentAt: Date | null;
  undoneAt: Date | null;
  counts: ActCounts | null;
}

/**
 * The latest batches of the actor, the newest first.
 *
 * @throws Denied
 */
export function listBatches(ctx: WorkspaceContext): Promise<BatchLine[]> {
  requireInviter(ctx);
  return inWorkspace(ctx, async (tx) => {
    const { id, createdAt, sentAt, undoneAt, outcomes } = invitationBatches;
    const rows = await tx
      .select({ id, createdAt, sentAt, undoneAt, outcomes })
      .from(invitationBatches)
      .where(
        and(
          eq(invitationBatches.workspaceId, ctx.workspace.id),
          eq(invitationBatches.byId, ctx.member.id),
          // A list that could not be read has no preview.
          isNotNull(invitationBatches.header),
        ),
      )
      .orderBy(desc(createdAt))
      .limit(10);
    return rows.map(({ outcomes: done, ...line }) => ({
      ...line,
      counts: done && countActs(done as RowOutcome[]),
    }));
  });
}
