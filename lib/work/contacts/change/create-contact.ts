import 'server-only';
import { v7 } from 'uuid';
import { contacts, type Lifecycle } from '@/db/schema/work/contacts';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { publishEvent } from '@/lib/work/events/publish-event';
import { readCustomFields, withTyped } from '../fields/read-custom-fields';
import { type Duplicate, findDuplicates } from '../find-duplicates';
import { requireAny } from '../internal/require-any';
import { assignmentOfNew } from './new-assignment';
import { phoneToStore } from './stored-phone';

export interface NewContact {
  name: string;
  phone?: string;
  email?: string;
  lifecycle?: Lifecycle | '';
  /** Entered values of custom fields, by field id. */
  fields?: Readonly<Record<string, unknown>>;
  /** Creates the contact although another has the same phone or email. */
  keepDuplicate?: boolean;
}

/**
 * The result: saved, or not saved because other contacts have the same phone or email and `keepDuplicate` is
 * not set.
 */
export type Saved = { isSaved: true; contactId: string } | { isSaved: false; duplicates: Duplicate[] };

/**
 * Creates a contact. It is unassigned, unless the person would not see it then: in that case it is assigned
 * to them.
 * @throws Denied without `contacts.create`
 * @throws Invalid on `name` without name, phone and email; on `phone` or `fields.<id>`
 */
export function createContact(ctx: WorkspaceContext, input: NewContact): Promise<Saved> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'contacts.create', { kind: 'workspace' });
    const phone = phoneToStore(input.phone ?? '', actor.workspace.country);
    const email = input.email || null;
    requireAny({ name: input.name, phone, email });
    if (!input.keepDuplicate) {
      const duplicates = await findDuplicates(tx, actor, { email, phone });
      if (duplicates.length > 0) return { isSaved: false, duplicates };
    }
    const workspaceId = actor.workspace.id;
    const place = await assignmentOfNew(tx, actor);
    const own = input.fields ? await readCustomFields(tx, workspaceId) : [];
    const contactId = v7();
    await tx.insert(contacts).values({
      workspaceId,
      id: contactId,
      name: input.name,
      phone,
      email,
      lifecycle: input.lifecycle || null,
      fields: withTyped(own, {}, input.fields ?? {}),
      ...place,
    });
    await publishEvent(tx, workspaceId, 'contact-created', [{ contactId }]);
    await announce(tx, { topic: 'work', workspaceId });
    return { isSaved: true, contactId };
  });
}
