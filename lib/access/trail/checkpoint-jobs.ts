import 'server-only';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { organisations, people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import { inTenant, type Transaction } from '@/db/tenant';
import type { AuditEvent } from '@/lib/access/audit/event-names';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { enqueueMail } from '@/lib/platform/mail/enqueue-mail';
import { signTrail } from './sign-checkpoint';

const signed: AuditEvent = 'audit.checkpoint-signed';

/** In seconds. */
const day = 86_400;

/**
 * Signs a checkpoint of each trail once a day, where something happened since the last one, and records it in the trail itself:
 * so it is shown there, and sent to the endpoints. The first of a month is mailed to the administrators of the organisation,
 * who then hold evidence that neither an operator nor Latchkey can take back (B10, AT1).
 */
export const checkpointJobs: JobHandler = {
  kinds: ['checkpoint'],
  attempt,
  // After an hour of failures the next day's is still wanted.
  async giveUp({ job }, reason) {
    if (job.kind !== 'checkpoint' || reason === 'obsolete') return;
    await inTenant({ organisationId: job.organisationId }, (tx) =>
      scheduleCheckpoints(tx, job.organisationId),
    );
  },
};

/** Has checkpoints of a trail signed each day from now on. */
export function scheduleCheckpoints(tx: Transaction, organisationId: string): Promise<void> {
  return enqueue(tx, { kind: 'checkpoint', organisationId }, sql`now() + interval '1 day'`);
}

async function attempt({ job }: Queued): Promise<Outcome> {
  if (job.kind !== 'checkpoint') return 'obsolete';
  const { organisationId } = job;
  const found = await inTenant({ organisationId }, (tx) => readTrail(tx, organisationId));
  if (!found) return 'obsolete';
  if (!found.hasGrown) return { again: day };
  const { note, size } = await signTrail(organisationId);
  await inTenant({ organisationId }, async (tx) => {
    await recordAudit(tx, null, {
      event: signed,
      organisationId,
      subject: { id: organisationId, name: found.name },
      after: { size, checkpoint: note },
    });
    if (found.isFirstOfMonth) await mailAdministrators(tx, { organisationId, size, checkpoint: note });
  });
  return { again: day };
}

/** Null when the organisation is gone. */
async function readTrail(tx: Transaction, organisationId: string) {
  const [organisation] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (!organisation) return null;
  const isHere = eq(auditEvents.organisationId, organisationId);
  const [last] = await tx
    .select({ event: auditEvents.event })
    .from(auditEvents)
    .where(isHere)
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  const [before] = await tx
    .select({
      isThisMonth: sql<boolean>`date_trunc('month', ${auditEvents.at}) = date_trunc('month', now())`,
    })
    .from(auditEvents)
    .where(and(isHere, eq(auditEvents.event, signed)))
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return {
    ...organisation,
    hasGrown: last !== undefined && last.event !== signed,
    isFirstOfMonth: before?.isThisMonth !== true,
  };
}

async function mailAdministrators(
  tx: Transaction,
  mail: { organisationId: string; size: number; checkpoint: string },
): Promise<void> {
  const administrators = await tx
    .select({ userId: users.id, email: users.email, locale: users.locale })
    .from(people)
    .innerJoin(users, eq(users.id, people.userId))
    .where(
      and(
        eq(people.organisationId, mail.organisationId),
        eq(people.role, 'admin'),
        isNull(people.suspendedAt),
        isNull(users.disabledAt),
      ),
    );
  for (const { userId, email, locale } of administrators)
    await enqueueMail(tx, { kind: 'checkpoint-mail', ...mail, userId, locale: locale ?? 'en' }, email);
}
