import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { formEntries } from '@/db/schema/work/form-entries';
import { inTenant } from '@/db/tenant';
import { Invalid, NotFound, Throttled } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { from, type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { countOne } from '@/lib/work/records/record-figures';
import { type FormAddress, isFormAddress, publishedForm } from './internal/published-form';

const perNetwork: Limit = { name: 'form-place', most: 30, minutes: 60 };
const ofAddress: Limit = { name: 'form-address', most: 3, minutes: 60 };

/** Hours in which a form entry can be confirmed. */
export const confirmHours = 48;

/** The input of a public form. */
export interface Submission extends FormAddress {
  email: string;
  name: string;
  isAgreed: boolean;
  /** A hidden field: only robots fill it in. */
  website: string;
  /** The language of the page. */
  locale: string;
}

/**
 * Stores a form entry and sends an email that asks for confirmation; nothing else changes before. The answer
 * and the work are the same for known and unknown addresses.
 * @throws NotFound unless the form is published
 * @throws Invalid when a required field is empty
 * @throws Throttled for too many entries from one network
 */
export async function submitForm(submission: Submission, ip: string | null): Promise<void> {
  const { workspaceId, formId, email, name, locale } = submission;
  if (!isFormAddress(submission)) throw new NotFound();
  await takeAttempt(perNetwork, from(ip));
  const { purpose, consent } = await inTenant({ workspaceId }, (tx) => publishedForm(tx, submission));
  if (purpose === 'sign-up' && !submission.isAgreed) throw new Invalid({ isAgreed: 'required' });
  if (purpose === 'update' && name === '') throw new Invalid({ name: 'required' });
  if (submission.website !== '' || (await isFlooded(workspaceId, email))) return;
  await inTenant({ workspaceId }, async (tx) => {
    const entryId = v7();
    const expiresAt = sql`now() + make_interval(hours => ${confirmHours})`;
    await tx
      .insert(formEntries)
      .values({ workspaceId, id: entryId, formId, email, name, consent, expiresAt });
    const about = { workspaceId, entryId, locale };
    await enqueue(tx, { kind: 'form-entry', ...about });
    await enqueue(tx, { kind: 'form-entry-expired', ...about }, expiresAt);
    await countOne(tx, { workspaceId, recordId: formId, figure: 'submitted' });
  });
}

/** Ignored without a message: a stranger cannot flood a mailbox, and learns nothing. */
async function isFlooded(workspaceId: string, email: string): Promise<boolean> {
  try {
    await takeAttempt(ofAddress, workspaceId, foldEmail(email));
    return false;
  } catch (error) {
    if (error instanceof Throttled) return true;
    throw error;
  }
}
