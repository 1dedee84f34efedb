import postgres from 'postgres';
import { ChainVerifier, type Fault } from '@/lib/access/audit/chain';
import type { Checkpoint } from '@/lib/access/audit/checkpoint';
import { ErasedEvents, erasedBody } from '@/lib/access/audit/erased-events';
import { type EventColumns, rowAgrees } from '@/lib/access/audit/row-agrees';

/** The result for one organisation's trail. */
export interface Verdict {
  organisationId: string;
  /** The number of events that are as they were written. */
  size: number;
  /** How many of them have only their hash, because a person was erased. */
  erased: number;
  fault: Fault | { seq: number; reason: 'head' | 'erased' } | null;
}

/** Where a trail ends; place 0 if the row of its head is missing. */
interface Head {
  organisationId: string;
  seq: string;
  hash: string;
}

/** One value for all columns that the body repeats: each value of a row costs the driver and the database time. */
interface Row {
  columns: EventColumns;
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
  const erased = new ErasedEvents();
  const verdict = (fault: Verdict['fault']) => ({
    organisationId,
    size: chain.size,
    erased: chain.withheld,
    fault,
  });
  let fault: Fault | null = null;
  // Rows are taken as they arrive, so that the database reads on at the same time.
  await tx<Row[]>`
    select body, hash, json_build_array(organisation_id, seq, id, workspace_id,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), event, actor_user_id, actor_name,
      subject_id, subject_name, before, after, ip, version, previous_hash) as columns
    from audit_events where organisation_id = ${organisationId} order by seq`.forEach((row) => {
    fault ??= taken(chain, erased, row);
  });
  if (fault) return verdict(fault);
  const isWhole = String(chain.size) === head.seq && chain.head === head.hash;
  if (!isWhole) return verdict({ seq: chain.size + 1, reason: 'head' });
  const seq = erased.undeclared();
  return verdict(seq === null ? chain.end() : { seq, reason: 'erased' });
}

function taken(chain: ChainVerifier, erased: ErasedEvents, row: Row): Fault | null {
  if (row.body === erasedBody) {
    if (row.columns[1] !== chain.size + 1) return { seq: chain.size + 1, reason: 'seq' };
    erased.miss(chain.size + 1);
    return chain.withhold(row.hash);
  }
  return chain.take(row, (body) => {
    erased.read(body);
    return rowAgrees(row.columns, body);
  });
}
