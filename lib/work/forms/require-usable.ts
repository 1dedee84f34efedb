import 'server-only';
import type { Transaction } from '@/db/tenant';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { publishedForm } from './internal/published-form';

/**
 * Refuses to publish a form that could not work: without mail no entry can be confirmed, and without its list
 * there is nothing to join.
 * @throws Invalid as a whole
 */
export async function requireUsable(tx: Transaction, { workspaceId, id: formId }: RecordRow): Promise<void> {
  if (!isMailConfigured()) throw new Invalid({ '': 'no-mail' });
  try {
    await publishedForm(tx, { workspaceId, formId });
  } catch (error) {
    if (error instanceof NotFound) throw new Invalid({ '': 'form-not-ready' });
    throw error;
  }
}
