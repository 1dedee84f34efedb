import 'server-only';
import { and, eq } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import type { eventDeliveries } from '@/db/schema/access/event-endpoints';
import type { Transaction } from '@/db/tenant';
import { postJson } from '@/lib/platform/http/post-json';
import { webhookHeaders } from '@/lib/platform/http/standard-signature';
import { type DeliveredEvent, named, withoutNotes } from './event-body';
import { readClock } from './read-clock';
import type { Endpoint } from './require-endpoint';
import { validSecrets } from './signing-secrets';

/** The type of a test, which is no event of the trail. */
export const testEvent = 'endpoint.test';

export type Delivery = typeof eventDeliveries.$inferSelect;

/** One try, ready to be posted. */
export interface Post {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/** The result of a try: the status of the answer, or the code of an error. */
export interface TryResult {
  responseCode: number | null;
  error: string | null;
  milliseconds: number;
}

/** Reads the event and signs it. @returns null when no secret can be read, because AUTH_SECRET has changed */
export async function preparePost(
  tx: Transaction,
  endpoint: Endpoint,
  delivery: Delivery,
): Promise<Post | null> {
  const now = await readClock(tx);
  const secrets = validSecrets(endpoint, now).map(({ secret }) => secret);
  if (secrets.length === 0) return null;
  const { id } = delivery;
  const body = JSON.stringify(await bodyOf(tx, endpoint, delivery));
  const at = Math.floor(now / 1000);
  return { url: endpoint.url, body, headers: webhookHeaders(secrets, { id, at, body }) };
}

async function bodyOf(tx: Transaction, endpoint: Endpoint, delivery: Delivery): Promise<DeliveredEvent> {
  const { id, event: type, seq: sequence, createdAt } = delivery;
  const subject = { id: endpoint.id, name: endpoint.name };
  const workspace = endpoint.workspaceId;
  if (sequence === null) {
    const data = { actor: null, subject, before: null, after: null };
    return { id, type, timestamp: createdAt.toISOString(), sequence, workspace, data };
  }
  const ofTrail = and(eq(auditEvents.organisationId, endpoint.organisationId), eq(auditEvents.seq, sequence));
  const [row] = await tx.select().from(auditEvents).where(ofTrail);
  if (!row) throw new Error('An event of the trail was not found.');
  return {
    id,
    type,
    timestamp: row.at.toISOString(),
    sequence,
    workspace,
    data: {
      actor: named(row.actorUserId, row.actorName),
      subject: named(row.subjectId, row.subjectName),
      before: withoutNotes(row.before),
      after: withoutNotes(row.after),
    },
  };
}

/** Posts once. Never throws: an error of the network is a result. */
export async function post(prepared: Post | null): Promise<TryResult> {
  if (!prepared) return { responseCode: null, error: 'NO_SECRET', milliseconds: 0 };
  const startedAt = performance.now();
  const took = () => Math.round(performance.now() - startedAt);
  try {
    const responseCode = await postJson(prepared.url, prepared.body, prepared.headers);
    return { responseCode, error: null, milliseconds: took() };
  } catch (error) {
    return { responseCode: null, error: codeOf(error), milliseconds: took() };
  }
}

/** Codes only, because messages repeat addresses. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
