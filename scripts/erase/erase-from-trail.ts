import type postgres from 'postgres';
import { v7 } from 'uuid';
import { erasedBody, erasedName, ranges } from '@/lib/access/audit/erased-events';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { type Erased, enter } from './erase-person';

/** Whom the trail names: by the ids of the account and its memberships, by address, and by name where an id says so. */
interface Named {
  id: string;
  email: string;
  ids: string[];
  names: string[];
}

interface Event {
  seq: number;
  actorId: string | null;
  actorName: string | null;
  subjectId: string | null;
  subjectName: string | null;
  before: postgres.JSONValue;
  after: postgres.JSONValue;
}

/**
 * Erases the text of the events that name the person, in every organisation, and writes into each trail which events
 * these are. Hashes and places stay: the chain stays whole, and checkpoints stay true (AT1).
 */
export async function eraseFromTrail(tx: postgres.TransactionSql, person: Named): Promise<Erased> {
  await enter(tx, {});
  const trails = await tx<{ id: string }[]>`
    select distinct organisation_id as id from audit_events where ${naming(tx, person)} order by 1`;
  const organisations = trails.map(({ id }) => id);
  let events = 0;
  for (const id of organisations) events += await eraseFrom(tx, id, person);
  return { organisations, events };
}

/** The address counts as a whole text only: it may be the end of another person's. */
const naming = (tx: postgres.TransactionSql, { id, email, ids }: Named) => tx`
  body <> ${erasedBody} and event <> 'person.erased'
    and (actor_user_id = ${id} or subject_id = any(${ids})
      or strpos(lower(body), ${JSON.stringify(foldEmail(email))}) > 0)`;

async function eraseFrom(
  tx: postgres.TransactionSql,
  organisationId: string,
  person: Named,
): Promise<number> {
  await enter(tx, { organisationId });
  const events = await tx<Event[]>`
    select seq::int, actor_user_id as "actorId", actor_name as "actorName", subject_id as "subjectId",
      subject_name as "subjectName", before, after
    from audit_events where organisation_id = ${organisationId} and ${naming(tx, person)} order by seq`;
  const after = { events: ranges(events.map(({ seq }) => seq)) };
  await tx`
    insert into audit_events (organisation_id, id, event, subject_id, subject_name, after)
    values (${organisationId}, ${v7()}, 'person.erased', ${person.id}, ${erasedName}, ${tx.json(after)})`;
  for (const event of events) await eraseText(tx, organisationId, event, person);
  return events.length;
}

async function eraseText(
  tx: postgres.TransactionSql,
  organisationId: string,
  { seq, actorId, actorName, subjectId, subjectName, before, after }: Event,
  { id, email, ids, names }: Named,
): Promise<void> {
  const isActor = actorId === id;
  const isSubject = subjectId !== null && ids.includes(subjectId);
  const said = [email, ...names, ...(isActor ? [actorName] : []), ...(isSubject ? [subjectName] : [])]
    .filter((each) => each !== null)
    .map((each) => each.toLowerCase());
  const cut = (value: postgres.JSONValue) => tx.json(without(value, new Set(said)));
  await tx`
    update audit_events set body = ${erasedBody},
      actor_name = ${isActor ? erasedName : actorName},
      subject_name = ${isSubject || subjectName?.toLowerCase() === foldEmail(email) ? erasedName : subjectName},
      ip = case when ${isActor} then null else ip end,
      before = ${before === null ? null : cut(before)}, after = ${after === null ? null : cut(after)}
    where organisation_id = ${organisationId} and seq = ${seq}`;
}

/** A value without these texts, at any depth, whatever their case. */
function without(value: postgres.JSONValue, texts: ReadonlySet<string>): postgres.JSONValue {
  if (typeof value === 'string') return texts.has(value.toLowerCase()) ? erasedName : value;
  if (Array.isArray(value)) return value.map((each) => without(each, texts));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    without(each as postgres.JSONValue, texts),
  ]);
  return Object.fromEntries(entries) as postgres.JSONValue;
}
