import 'server-only';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { type Count, countedTo, counting } from '@/lib/platform/paging/count';
import { type Cursor, readCursor } from '@/lib/platform/paging/cursor';
import { cutPage, type KeysetPage } from '@/lib/platform/paging/page';
import type { TrailSearch } from './trail-search';

/** One event as the administrators of its organisation see it. */
export interface TrailEvent {
  seq: number;
  id: string;
  at: Date;
  event: string;
  actorName: string | null;
  subjectName: string | null;
  /** The name of the workspace now; null for the organisation as a whole, and after an erasure. */
  workspace: string | null;
  before: unknown;
  after: unknown;
  ip: string | null;
  hash: string;
}

/** The columns of a `TrailEvent`; the query must join the workspace. */
export const eventColumns = {
  seq: auditEvents.seq,
  id: auditEvents.id,
  at: auditEvents.at,
  event: auditEvents.event,
  actorName: auditEvents.actorName,
  subjectName: auditEvents.subjectName,
  workspace: workspaces.name,
  before: auditEvents.before,
  after: auditEvents.after,
  ip: auditEvents.ip,
  hash: auditEvents.hash,
};

/** One page of the events that match, newest first. The transaction must be in their organisation. */
export async function pageOfEvents(
  tx: Transaction,
  matched: SQL | undefined,
  { cursor: from, size }: Pick<TrailSearch, 'cursor' | 'size'>,
): Promise<KeysetPage<TrailEvent>> {
  const cursor = bySeq(readCursor(from));
  const beyond =
    cursor && sql`${auditEvents.seq} ${cursor.isBackward ? sql`>` : sql`<`} ${cursor.key}::bigint`;
  const found = await tx
    .select(eventColumns)
    .from(auditEvents)
    .leftJoin(workspaces, eq(workspaces.id, auditEvents.workspaceId))
    .where(and(matched, beyond ?? undefined))
    .orderBy(cursor?.isBackward ? auditEvents.seq : desc(auditEvents.seq))
    .limit(size + 1);
  const positionOf = ({ seq, id }: TrailEvent) => ({ key: String(seq), id });
  return cutPage({ found, size, cursor, positionOf });
}

/** The number of events that match. The transaction must be in their organisation. */
export async function countEvents(tx: Transaction, matched: SQL | undefined): Promise<Count> {
  const [row] = await tx
    .select({ count: counting(sql`select 1 from ${auditEvents} where ${matched} limit ${countedTo + 1}`) })
    .from(sql`(values (1)) as one (row)`);
  return row?.count ?? { count: 0, isMore: false };
}

/** A cursor from the address whose key is no place in the trail is the first page. */
const bySeq = (cursor: Cursor | null) => (cursor && /^\d{1,15}$/.test(cursor.key) ? cursor : null);
