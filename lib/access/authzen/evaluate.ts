import 'server-only';
import { inSnapshot } from '@/db/tenant';
import type { KeyFacts } from '@/lib/access/api-keys/key-facts';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { factsOf } from '@/lib/access/models/permissions';
import type { Access } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { type Found, foundIn, subjectsOf } from './found-in-facts';
import type { RecordKind } from './record-kind';
import type { Question } from './request';
import { findMembers, subjectType } from './subjects';
import { concerns, findTargets } from './targets';
import { supposedAccess } from './what-if';

/** Who asks, with the records that can be asked about. */
export interface Asking {
  /** The context of the key's holder. */
  ctx: WorkspaceContext;
  kinds: readonly RecordKind[];
  /** What was read with the key, if the key's request named what the questions are about. */
  facts?: KeyFacts;
}

/** The answer to one question, before it is put into words. */
export interface Evaluation {
  decision: Decision;
  /** The member asked about, and their access; null where there is none. */
  subject: { id: string; access: Access } | null;
}

/**
 * Decides questions by the engine, for the state of one moment (R4). What does not exist, or is not seen by the holder
 * of the key, is denied as unknown (R6).
 */
export async function evaluate(asking: Asking, questions: readonly Question[]): Promise<Evaluation[]> {
  const { ctx, kinds } = asking;
  const found = foundIn(asking, questions) ?? (await find(asking, questions));
  return questions.map((question) => evaluateOne(ctx, kinds, question, found));
}

/** Reads what the questions are about, in a snapshot. */
function find({ ctx, kinds }: Asking, questions: readonly Question[]): Promise<Found> {
  return inSnapshot(tenantOf(ctx), async (tx) => ({
    memberNamed: await findMembers(tx, ctx, subjectsOf(questions)),
    targetOf: await findTargets(
      tx,
      ctx,
      kinds,
      questions.map(({ resource }) => resource),
    ),
  }));
}

function evaluateOne(
  ctx: WorkspaceContext,
  kinds: readonly RecordKind[],
  { subject, action, resource }: Question,
  { memberNamed, targetOf }: Found,
): Evaluation {
  const found = subject.type === subjectType ? memberNamed(subject.id) : undefined;
  if (!found) return { decision: unknown(ctx, 'subject'), subject: null };
  const access = supposedAccess(ctx, found, subject.properties);
  const asked = { id: found.member.id, access };
  const facts = factsOf(action.name);
  if (!facts || !ctx.model.features.includes(facts.feature))
    return { decision: unknown(ctx, 'action'), subject: asked };
  const target = concerns(kinds, resource.type, facts) ? targetOf(resource) : undefined;
  return {
    decision: target ? decide(access, action.name, target) : unknown(ctx, 'resource'),
    subject: asked,
  };
}

function unknown({ model }: WorkspaceContext, id: 'subject' | 'action' | 'resource'): Decision {
  return { allowed: false, rule: { kind: 'unknown', id, model: model.id }, remedy: { kind: 'none' } };
}
