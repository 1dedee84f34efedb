import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { domainKeys } from '@/db/schema/work/domain-keys';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { isSameEmail } from '@/lib/platform/mail/fold-email';
import { enterState } from '@/lib/work/records/change/enter-state';
import type { SaveEffect } from '@/lib/work/records/record-effects';
import { domains } from './domains';
import { makeKey } from './internal/make-key';

/** Gives a new domain its key and its checks. A domain with another name must be verified again. */
export const saveDomain: SaveEffect = async (tx, changer, record, before) => {
  const { workspaceId, id: recordId, name, state } = record;
  if (!before) {
    await makeKey(tx, record);
    await enqueue(tx, { kind: 'domain-check', workspaceId, recordId }, sql`now() + interval '10 minutes'`);
    return;
  }
  if (isSameEmail(before.name, name)) return;
  await tx
    .update(domainKeys)
    .set({ dkim: null, spf: null, dmarc: null, checkedAt: null })
    .where(and(eq(domainKeys.workspaceId, workspaceId), eq(domainKeys.recordId, recordId)));
  if (state !== 'unverified') await enterState(tx, changer, domains, record, { state: 'unverified' });
};
