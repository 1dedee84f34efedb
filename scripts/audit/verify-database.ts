import postgres from 'postgres';
import { ChainVerifier, type Fault } from '@/lib/access/audit/chain';
import type { Checkpoint } from '@/lib/access/audit/checkpoint';
import { ErasedEvents, erasedBody } from '@/lib/access/audit/erased-events';
import { type EventRow, rowAgrees } from '@/lib/access/audit/row-agrees';

/** The result for one organisation's trail. */
export interface Verdict {
  organisationId: string;
  /** The number of events that are as they were written. */
  size: number;
  /** How many of them have only their hash, because a person was erased. */
  erased: number;
  fault: Fault | { seq: number; reason: 'head' | 'erased' } | null;
}

const rowsAtOnce = 5_000;

/** Where a trail ends; place 0 if the row of its head is missing. */
interface Head {
  organisationId: string;
  seq: string;
  hash: string;
}

interface Row extends EventRow {
  body: string;
  hash: string;
}

/**
 * Verifies the trail of each organisation of a database, all as of one moment (AT1). The head of a chain shows whether
 * its last events are missing, unless the head was changed as well: only a checkpoint shows that.
 *
 * @param url connection string of the role that owns the tables
 * @param checkpoint a state that the trail of its organisation had earlier
 */
export async function verifyDatabase(url: string, checkpoint?: Checkpoint): Promise<Verdict[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      const heads = await tx<Head[]>`
        with recursive trails (id) as (
          (select organisation_id from audit_events order by organisation_id limit 1)
          union all
          select (select e.organisation_id from audit_events e where e.organisation_id > t.id
            order by e.organisation_id limit 1)
          from trails t where t.id is not null)
        select coalesce(organisation_id, id) as "organisationId", coalesce(seq, 0) as seq, coalesce(hash, '') as hash
        from audit_heads full join trails on id = organisation_id
        where coalesce(organisation_id, id) is not null order by 1`;
      const verdicts: Verdict[] = [];
      for (const head of heads) verdicts.push(await verifyOrganisation(tx, head, checkpoint));
      return verdicts;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function verifyOrganisation(
  tx: postgres.TransactionSql,
  head: Head,
  checkpoint?: Checkpoint,
): Promise<Verdict> {
  const { organisationId } = head;
  const isIts = checkpoint?.origin.endsWith(`/${organisationId}`);
  const chain = new ChainVerifier(isIts ? checkpoint : undefined);
  const rows = tx<Row[]>`
    select organisation_id as "organisationId", seq, id, workspace_id as "workspaceId",
      (extract(epoch from at) * 1000000)::bigint as at, event,
      actor_user_id as "actorUserId", actor_name as "actorName",
      subject_id as "subjectId", subject_name as "subjectName", before, after, ip, version,
      previous_hash as "previousHash", body, hash
    from audit_events where organisation_id = ${organisationId} order by seq`.cursor(rowsAtOnce);
  const erased = new ErasedEvents();
  const verdict = (fault: Verdict['fault']) => ({
    organisationId,
    size: chain.size,
    erased: chain.withheld,
    fault,
  });
  for await (const batch of rows) {
    for (const row of batch) {
      const fault = taken(chain, erased, row);
      if (fault) return verdict(fault);
    }
  }
  const isWhole = String(chain.size) === head.seq && chain.head === head.hash;
  if (!isWhole) return verdict({ seq: chain.size + 1, reason: 'head' });
  const seq = erased.undeclared();
  return verdict(seq === null ? chain.end() : { seq, reason: 'erased' });
}

function taken(chain: ChainVerifier, erased: ErasedEvents, row: Row): Fault | null {
  if (row.body === erasedBody) {
    if (Number(row.seq) !== chain.size + 1) return { seq: chain.size + 1, reason: 'seq' };
    erased.miss(Number(row.seq));
    return chain.withhold(row.hash);
  }
  return chain.take(row, (body) => {
    erased.read(body);
    return rowAgrees(row, body);
  });
}
