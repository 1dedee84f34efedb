import { setTimeout as pause } from 'node:timers/promises';
import type { Sql, TransactionSql } from 'postgres';
import { applicationRole, connectToReplica, driver, poolSize, replicaDriver } from './client';
import { countStatement } from './internal/count-statements';
import { isLost, onDriver, snapshotMode, type TransactionState } from './internal/transaction';
import { errorClass, poolUse } from './pool-use';

/**
 * How the replica is: `in-use`; `behind`, when it does not reach the primary in time; `away`, without an answer;
 * `no-standby`, when it follows no primary or another one; `wrong-role`, when its login is not bound by row-level security.
 */
export type ReplicaState = 'in-use' | 'behind' | 'away' | 'no-standby' | 'wrong-role';

/** What became of a long read: `in-use`, or why the replica did not serve it; `interrupted` when that ended a read. */
type Outcome = ReplicaState | 'interrupted';

type Reading<T> = (client: TransactionSql, life: TransactionState) => Promise<T>;

/** In milliseconds: how long a read waits for the replica to reach the primary, and for its first answer. */
const patience = { reach: 1_000, answer: 2_000 };
/**
 * In milliseconds: later reads do not wait again for a replica that has failed one. After it interrupted one, which may
 * have been too long for it, the next try should succeed, that of a job too.
 */
const setAsideFor = (fault: Outcome) => (fault === 'interrupted' ? 300_000 : 10_000);

/** On the global object, as the pools are. */
const shared = globalThis as typeof globalThis & {
  latchkeyReplicaUse?: { avoidUntil: number; reads: Map<Outcome, number> };
};

/** Until when this process leaves the replica alone, and how its long reads have ended. */
export function replicaUse() {
  shared.latchkeyReplicaUse ??= { avoidUntil: 0, reads: new Map() };
  return shared.latchkeyReplicaUse;
}

/**
 * Reads as of one moment: on the replica of DATABASE_REPLICA_URL, once it has everything that was acknowledged before
 * this call, so that a reader never misses their own write (OP7); otherwise on the primary. Both apply the same role and
 * row-level security. Access has been decided before, on the primary (R4).
 *
 * @param hasSent whether a part of the result has left. Until then a read that the replica ends begins again on the primary
 * @throws the error of `work`
 */
export async function longRead<T>(work: Reading<T>, hasSent = () => false): Promise<T> {
  const replica = freeReplica();
  // A primary that cannot tell, because it is away or not yet promoted, answers for itself below.
  const position = replica && (await positionOfPrimary().catch(() => undefined));
  if (replica && position) {
    try {
      const result = await readThere(replica, position, work);
      note('in-use');
      return result;
    } catch (error) {
      const fault = faultOf(error);
      if (!fault) throw error;
      note(fault);
      replicaUse().avoidUntil = Date.now() + setAsideFor(fault);
      if (hasSent()) throw error;
    }
  }
  return onDriver(work, snapshotMode);
}

/** The replica, unless it failed a moment ago or all connections to it are in use. */
function freeReplica(): Sql | undefined {
  const { running, waiting } = poolUse('replica');
  const isFree = Date.now() >= replicaUse().avoidUntil && running + waiting < poolSize();
  return isFree ? replicaDriver() : undefined;
}

function note(outcome: Outcome): void {
  const { reads } = replicaUse();
  reads.set(outcome, (reads.get(outcome) ?? 0) + 1);
}

/** The replica cannot be read, or not now. */
class Unusable extends Error {
  constructor(
    readonly state: ReplicaState,
    cause?: unknown,
  ) {
    super(state, { cause });
  }
}

/** What the replica did to a read; undefined for an error of the read itself, such as its time limit. */
function faultOf(error: unknown): Outcome | undefined {
  if (error instanceof Unusable) return error.state;
  // A conflict with recovery (40), and what is the server's trouble, such as its memory or disk.
  const isOfServer = isLost(error) || /^(?:40|53|55|58|XX)$/.test(errorClass(error) ?? '');
  return isOfServer ? 'interrupted' : undefined;
}

/** @throws Unusable before `work` has begun; the error of `work` afterwards */
async function readThere<T>(replica: Sql, position: Position, work: Reading<T>): Promise<T> {
  let phase: 'waiting' | 'reading' | 'late' = 'waiting';
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      phase = 'late';
      reject(new Unusable('away'));
    }, patience.answer);
  });
  const read = async (client: TransactionSql, life: TransactionState) => {
    await untilReached(client, position);
    // The reader is on the primary by now.
    if (phase === 'late') throw new Unusable('away');
    phase = 'reading';
    clearTimeout(timer);
    // A new snapshot, and in one message, so that it is one of this server even behind a balancer.
    await client.unsafe(`commit; begin ${snapshotMode}`);
    return work(client, life);
  };
  const reading = onDriver(read, 'read only', replica, poolUse('replica')).catch((error: unknown) => {
    throw phase === 'reading' || error instanceof Unusable ? error : new Unusable('away', error);
  });
  return Promise.race([reading, late]).finally(() => clearTimeout(timer));
}

/** What a server has to be and to have, so that it can be read for the primary. */
interface Position {
  /** The system and its timeline: a standby that still follows a former primary has another one. */
  lineage: string;
  lsn: string;
  /** By the clock of the primary: rows that begin or end at a moment look alike on both. */
  moment: string;
}

const askPosition = `
  select system_identifier || ' ' || ('x' || left(pg_walfile_name(lsn), 8))::bit(32)::int as lineage,
    lsn::text as lsn, clock_timestamp()::text as moment
  from pg_control_system(), (select case current_setting('synchronous_commit')
    when 'off' then pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end as lsn) as wal`;

/**
 * All that is committed and acknowledged is before this position. It is on disk by then, unless commits are acknowledged
 * before (`synchronous_commit`); what is not on disk is not sent to a standby, so that waiting for it would take longer.
 */
async function positionOfPrimary(): Promise<Position | undefined> {
  const sql = driver();
  const [position] = await countStatement(askPosition, () => sql.unsafe<Position[]>(askPosition));
  return position;
}

/** @throws Unusable when the server will not do, or has not reached the position in time */
async function untilReached(client: Sql | TransactionSql, { lineage, lsn, moment }: Position): Promise<void> {
  for (const until = performance.now() + patience.reach; ; await pause(10)) {
    const [server] = await client<{ role: string; isStandby: boolean; isReached: boolean }[]>`
      select current_user as role,
        pg_is_in_recovery() and system_identifier || ' ' || timeline_id = ${lineage} as "isStandby",
        pg_last_wal_replay_lsn() >= ${lsn}::text::pg_lsn
          and clock_timestamp() >= ${moment}::text::timestamptz as "isReached"
      from pg_control_system(), pg_control_checkpoint()`;
    if (server?.role !== applicationRole) throw new Unusable('wrong-role');
    if (!server.isStandby) throw new Unusable('no-standby');
    if (server.isReached) return;
    if (performance.now() > until) throw new Unusable('behind');
  }
}

/** The replica at this moment; how far it is behind is null where that cannot be known. */
export interface ReplicaStatus {
  state: ReplicaState;
  behindBytes: number | null;
  behindSeconds: number | null;
}

/**
 * Asks whether long reads can come from the replica, on a separate connection.
 *
 * @returns undefined without DATABASE_REPLICA_URL
 * @throws the error of the primary, when that does not answer
 */
export async function measureReplica(): Promise<ReplicaStatus | undefined> {
  const sql = connectToReplica(1)?.sql;
  if (!sql) return undefined;
  try {
    const position = await positionOfPrimary();
    if (!position) return undefined;
    const measured = measure(sql, position).catch(() => unknown('away'));
    const late = pause(patience.answer, unknown('away'), { ref: false });
    return await Promise.race([measured, late]);
  } finally {
    void sql.end({ timeout: 0 }).catch(() => {});
  }
}

async function measure(sql: Sql, position: Position): Promise<ReplicaStatus> {
  const state = await untilReached(sql, position).then(
    () => 'in-use' as const,
    (error: unknown) => {
      if (error instanceof Unusable) return error.state;
      throw error;
    },
  );
  if (state !== 'in-use' && state !== 'behind') return unknown(state);
  const [row] = await sql<Omit<ReplicaStatus, 'state'>[]>`
    select bytes as "behindBytes", case when bytes > 0 then seconds else 0 end as "behindSeconds" from (select
      greatest(0, pg_wal_lsn_diff(${position.lsn}::text::pg_lsn, pg_last_wal_replay_lsn()))::float8 as bytes,
      extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 as seconds) as behind`;
  return row ? { state, ...row } : unknown(state);
}

const unknown = (state: ReplicaState): ReplicaStatus => ({ state, behindBytes: null, behindSeconds: null });
