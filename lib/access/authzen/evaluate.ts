import 'server-only';
import { inSnapshot } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { factsOf } from '@/lib/access/models/permissions';
import type { Access } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
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
export function evaluate({ ctx, kinds }: Asking, questions: readonly Question[]): Promise<Evaluation[]> {
  return inSnapshot(tenantOf(ctx), async (tx) => {
    const named = questions.flatMap(({ subject }) => (subject.type === subjectType ? [subject.id] : []));
    const memberNamed = await findMembers(tx, ctx, named);
    const targetOf = await findTargets(
      tx,
      ctx,
      kinds,
      questions.map(({ resource }) => resource),
    );
    return questions.map(({ subject, action, resource }) => {
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
    });
  });
}

function unknown({ model }: WorkspaceContext, id: 'subject' | 'action' | 'resource'): Decision {
  return { allowed: false, rule: { kind: 'unknown', id, model: model.id }, remedy: { kind: 'none' } };
}
