import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { v7 } from 'uuid';
import { leafHash } from '@/lib/access/audit/chain';

const before = { restrictions: ['data-export'], rights: [], role: 'manager' };
const after = { restrictions: ['mask', 'visibility-own'], rights: [], role: 'agent' };
const rowsAtOnce = 2_000;

interface Trail {
  organisationId: string;
  workspaceId: string;
}

/**
 * Continues a trail up to a number of events. They are chained here and loaded past the trigger, as a restore does, because
 * the trigger would take hours for ten million of them; `verifyDatabase` shows that they are as it would have written them.
 */
export async function fillTrail(admin: postgres.Sql, trail: Trail, total: number): Promise<void> {
  const { organisationId } = trail;
  await admin.begin(async (sql) => {
    const [head] = await sql<{ seq: string; hash: string }[]>`
      select seq, hash from audit_heads where organisation_id = ${organisationId} for update`;
    const last = { seq: Number(head?.seq ?? 0), hash: head?.hash ?? '' };
    await sql`set local session_replication_role = replica`;
    const copying = sql`copy audit_events (organisation_id, seq, id, workspace_id, at, event, actor_user_id, actor_name,
      subject_id, subject_name, before, after, previous_hash, hash, version, body) from stdin`;
    await pipeline(Readable.from(portions(trail, last, total)), await copying.writable());
    await sql`insert into audit_heads (organisation_id, seq, hash) values (${organisationId}, ${last.seq}, ${last.hash})
      on conflict (organisation_id) do update set seq = excluded.seq, hash = excluded.hash`;
  });
  await admin`vacuum analyze audit_events`;
}

function* portions(trail: Trail, last: { seq: number; hash: string }, total: number) {
  let lines = '';
  while (last.seq < total) {
    const { line, hash } = nextEvent(trail, last);
    lines += line;
    last.seq++;
    last.hash = hash;
    if (last.seq % rowsAtOnce !== 0) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

/** The next event as a line of COPY. The fields of its body are in the order of RFC 8785. */
function nextEvent({ organisationId, workspaceId }: Trail, last: { seq: number; hash: string }) {
  const seq = last.seq + 1;
  const at = new Date(Date.UTC(2026, 0, 1) + seq * 1_000).toISOString().replace('Z', '000Z');
  const actor = { id: v7(), name: 'Inès' };
  const subject = { id: v7(), name: 'Léo' };
  const id = v7();
  const event = 'member.access-changed';
  const body = JSON.stringify({
    actor,
    after,
    at,
    before,
    event,
    id,
    ip: null,
    organisation: organisationId,
    previous: last.hash,
    seq,
    subject,
    v: 1,
    workspace: workspaceId,
  });
  const hash = leafHash(body, 1);
  const columns = [
    organisationId,
    seq,
    id,
    workspaceId,
    at,
    event,
    actor.id,
    actor.name,
    subject.id,
    subject.name,
  ];
  const line = [...columns, JSON.stringify(before), JSON.stringify(after), last.hash, hash, 1, body].join(
    '\t',
  );
  return { line: `${line}\n`, hash };
}
