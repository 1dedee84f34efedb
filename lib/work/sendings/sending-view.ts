import 'server-only';
import { and, count, desc, eq } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import {
  type RecipientState,
  recipients,
  type SendingState,
  type StopReason,
  sendings,
} from '@/db/schema/work/sendings';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';

/** The progress of a sending. */
export interface SendingView {
  id: string;
  state: SendingState;
  dueAt: Date;
  finishedAt: Date | null;
  stopReason: StopReason | null;
  startedBy: string;
  /** Whether its recipients have been recorded. */
  isGathered: boolean;
  counts: Record<RecipientState, number>;
  total: number;
}

const nobody: Record<RecipientState, number> = {
  waiting: 0,
  'handed-over': 0,
  sent: 0,
  failed: 0,
  skipped: 0,
};

/** The latest sending of each of these subjects, by subject. */
export async function latestSendings(
  tx: Transaction,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<Map<string, SendingView>> {
  const rows = await tx
    .selectDistinctOn([sendings.subjectId], { sending: sendings, startedBy: members.name })
    .from(sendings)
    .innerJoin(members, refersTo(sendings.startedBy, members))
    .where(and(eq(sendings.workspaceId, workspaceId), isAmong(sendings.subjectId, subjectIds)))
    .orderBy(sendings.subjectId, desc(sendings.id));
  const counts = await countRecipients(
    tx,
    workspaceId,
    rows.map(({ sending }) => sending.id),
  );
  return new Map(
    rows.map(({ sending, startedBy }) => {
      const { id, state, dueAt, finishedAt, stopReason, gatheredAt, subjectId } = sending;
      const counted = { ...nobody, ...counts.get(id) };
      const total = Object.values(counted).reduce((sum, each) => sum + each, 0);
      const isGathered = gatheredAt !== null;
      return [
        subjectId,
        { id, state, dueAt, finishedAt, stopReason, startedBy, isGathered, counts: counted, total },
      ];
    }),
  );
}

async function countRecipients(tx: Transaction, workspaceId: string, sendingIds: readonly string[]) {
  const rows = await tx
    .select({ sendingId: recipients.sendingId, state: recipients.state, total: count() })
    .from(recipients)
    .where(and(eq(recipients.workspaceId, workspaceId), isAmong(recipients.sendingId, sendingIds)))
    .groupBy(recipients.sendingId, recipients.state);
  const counts = new Map<string, Partial<Record<RecipientState, number>>>();
  for (const { sendingId, state, total } of rows) {
    counts.set(sendingId, { ...counts.get(sendingId), [state]: total });
  }
  return counts;
}
