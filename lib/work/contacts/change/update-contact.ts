import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { contacts, type Lifecycle } from '@/db/schema/work/contacts';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { mayWrite } from '@/lib/access/masking/mask';
import { seenContact } from '@/lib/access/masking/seen-contact';
import { Denied } from '@/lib/platform/errors';
import { publishEvent } from '@/lib/work/events/publish-event';
import { readCustomFields, withTyped } from '../fields/read-custom-fields';
import { findDuplicates } from '../find-duplicates';
import { requireAny } from '../internal/require-any';
import type { Saved } from './create-contact';
import { lockContact } from './internal/lock-contact';
import { phoneToStore } from './stored-phone';

interface UpdateContact {
  contactId: string;
  version?: number;
  /** Absent fields do not change; an empty phone or email removes the value. */
  name?: string;
  phone?: string;
  email?: string;
  /** Empty for no stage. */
  lifecycle?: Lifecycle | '';
  /** Entered values of custom fields, by field id. */
  fields?: Readonly<Record<string, unknown>>;
  /** Returns the duplicates and saves nothing when another contact has the new phone or email. */
  stopAtDuplicates?: boolean;
}

/**
 * Changes a contact. A member with a masked field may fill in a missing value but not change one (S1.26).
 * That refusal depends on the stored value and does not reveal it.
 * @throws NotFound, Denied, Stale
 * @throws Invalid on `name` without name, phone and email; on `phone` or `fields.<id>`
 */
export async function updateContact(ctx: WorkspaceContext, input: UpdateContact): Promise<Saved> {
  return changingWork(ctx, async (tx, actor) => {
    const contact = await lockContact(tx, actor, input, 'update');
    for (const field of ['phone', 'email'] as const) {
      if (input[field] === undefined) continue;
      const decision = mayWrite(actor.access, field, contact[field]);
      if (!decision.allowed) throw new Denied(decision);
    }
    if (input.name !== undefined) requireSeenName(actor, contact);
    const isSamePhone = input.phone === undefined || input.phone === contact.phone;
    const phone = isSamePhone ? contact.phone : phoneToStore(input.phone ?? '', actor.workspace.country);
    const email = input.email === undefined ? contact.email : input.email || null;
    const name = input.name ?? contact.name;
    requireAny({ name, phone, email });
    if (input.stopAtDuplicates) {
      const changed = {
        phone: phone === contact.phone ? null : phone,
        email: email === contact.email ? null : email,
      };
      const duplicates = await findDuplicates(tx, actor, changed, contact.id);
      if (duplicates.length > 0) return { isSaved: false, duplicates };
    }
    const own = input.fields ? await readCustomFields(tx, actor.workspace.id) : [];
    await tx
      .update(contacts)
      .set({
        name,
        phone,
        email,
        lifecycle: input.lifecycle === undefined ? contact.lifecycle : input.lifecycle || null,
        fields: withTyped(own, contact.fields, input.fields ?? {}),
        version: sql`version + 1`,
        updatedAt: sql`now()`,
      })
      .where(and(eq(contacts.workspaceId, actor.workspace.id), eq(contacts.id, contact.id)));
    await publishEvent(tx, actor.workspace.id, 'contact-updated', [{ contactId: contact.id }]);
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
    return { isSaved: true, contactId: contact.id };
  });
}

/**
 * A name that contains a masked phone or email cannot be changed either, because the change would overwrite
 * what the member does not see (S1.26).
 * @throws Denied
 */
function requireSeenName({ access }: WorkspaceContext, contact: typeof contacts.$inferSelect): void {
  if (seenContact(access, contact).name === contact.name) return;
  for (const field of ['phone', 'email'] as const) {
    const decision = mayWrite(access, field, contact[field]);
    if (!decision.allowed) throw new Denied(decision);
  }
}
