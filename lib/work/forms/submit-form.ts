import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { formEntries } from '@/db/schema/work/form-entries';
import { inTenant } from '@/db/tenant';
import { Invalid, NotFound, Throttled } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { from, type Limit, takeTry } from '@/lib/platform/limits/take-try';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { countOne } from '@/lib/work/records/record-figures';
import { type FormAddress, isFormAddress, publishedForm } from './internal/published-form';

const perNetwork: Limit = { name: 'form-place', most: 30, minutes: 60 };
const ofAddress: Limit = { name: 'form-address', most: 3, minutes: 60 };

/** How long the letter of a form can be confirmed. */
export const confirmHours = 48;

/** What somebody sends by a form. */
export interface Submission extends FormAddress {
  email: string;
  name: string;
  isAgreed: boolean;
  /** A field that people do not see: whoever fills it in is none. */
  website: string;
  /** The language of the page. */
  locale: string;
}

/**
 * Notes what somebody sent by a form, and has them asked by mail whether it was they: nothing else happens before they
 * say so. The answer is the same whoever is known here, and so is what is done for it.
 *
 * @throws NotFound unless the form is published
 * @throws Invalid without what the form asks for
 * @throws Throttled for too many from one place
 */
export async function submitForm(submission: Submission, ip: string | null): Promise<void> {
  const { workspaceId, formId, email, name, locale } = submission;
  if (!isFormAddress(submission)) throw new NotFound();
  await takeTry(perNetwork, from(ip));
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

/** Quietly: nobody's mailbox is flooded by a stranger, who learns nothing of it. */
async function isFlooded(workspaceId: string, email: string): Promise<boolean> {
  try {
    await takeTry(ofAddress, workspaceId, foldEmail(email));
    return false;
  } catch (error) {
    if (error instanceof Throttled) return true;
    throw error;
  }
}
