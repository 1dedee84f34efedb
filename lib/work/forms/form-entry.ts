import 'server-only';
import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import { formEntries } from '@/db/schema/work/form-entries';
import { inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { readEntryToken } from './internal/form-token';
import { type PublishedForm, publishedForm } from './internal/published-form';

export type FormEntry = typeof formEntries.$inferSelect;

/**
 * Locks the entry of a confirmation link, with its form.
 * @throws NotFound for an invalid or expired link, and when the form is no longer published
 */
export async function onEntry<T>(
  token: string,
  act: (tx: Transaction, entry: FormEntry, form: PublishedForm) => Promise<T>,
): Promise<T> {
  const named = readEntryToken(token);
  if (!named) throw new NotFound();
  const { workspaceId, id } = named;
  return inTenant({ workspaceId }, async (tx) => {
    const [entry] = await tx
      .select()
      .from(formEntries)
      .where(
        and(
          eq(formEntries.workspaceId, workspaceId),
          eq(formEntries.id, id),
          or(isNotNull(formEntries.confirmedAt), sql`${formEntries.expiresAt} > now()`),
        ),
      )
      .for('update');
    if (!entry) throw new NotFound();
    return act(tx, entry, await publishedForm(tx, { workspaceId, formId: entry.formId }));
  });
}

/** What the confirmation page shows. Reading it changes nothing. */
export interface EntryView {
  purpose: PublishedForm['purpose'];
  heading: string;
  email: string;
  thanks: string;
  isConfirmed: boolean;
}

/**
 * Reads the entry of a confirmation link.
 * @throws NotFound like `onEntry`
 */
export async function readEntry(token: string): Promise<EntryView> {
  return onEntry(token, async (_, { email, confirmedAt }, { purpose, heading, thanks }) => ({
    purpose,
    heading,
    email,
    thanks,
    isConfirmed: confirmedAt !== null,
  }));
}
