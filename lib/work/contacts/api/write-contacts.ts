import 'server-only';
import { z } from 'zod';
import { operation } from '@/lib/access/api/operation';
import { ApiRefusal } from '@/lib/access/api/refusal';
import { createContact, type Saved } from '../change/create-contact';
import { updateContact } from '../change/update-contact';
import { contactParams, writtenContact } from './contact-shape';

const savedContact = z.strictObject({ id: z.uuid() });

/**
 * A key that reads contacts gets those with the same phone or email. Another key would learn from such an
 * answer who is a contact: for it, duplicates are saved (KE2).
 */
export const createContactOperation = operation({
  id: 'createContact',
  method: 'POST',
  path: '/contacts',
  scope: 'contacts.create',
  status: 201,
  body: z.strictObject(writtenContact),
  example: { name: 'Ada Lovelace', email: 'ada@example.com' },
  answer: savedContact,
  run: async ({ ctx, holds, body }) => {
    const { name = '', phone, email, lifecycle, fields, keepDuplicate = false } = body;
    const given = { phone: phone ?? '', email: email ?? '', lifecycle: lifecycle ?? '' } as const;
    return savedOrRefused(
      await createContact(ctx, {
        ...{ name, ...given, ...(fields && { fields }) },
        keepDuplicate: keepDuplicate || !holds('contacts.view'),
      }),
    );
  },
});

/** Changes the fields that the body names. `version` refuses the change if the contact has changed since (RO7). */
export const updateContactOperation = operation({
  id: 'updateContact',
  method: 'PATCH',
  path: '/contacts/{contactId}',
  scope: 'contacts.update',
  status: 200,
  params: contactParams,
  body: z
    .strictObject({ ...writtenContact, version: z.int('invalid').positive('invalid').optional() })
    .refine(({ version: _, keepDuplicate: __, ...changed }) => Object.keys(changed).length > 0, 'required'),
  example: { name: 'Ada King' },
  answer: savedContact,
  run: async ({ ctx, holds, params, body: { keepDuplicate = false, ...body } }) => {
    const emptied = Object.entries(body).map(([name, value]) => [name, value ?? '']);
    return savedOrRefused(
      await updateContact(ctx, {
        ...(Object.fromEntries(emptied) as Omit<Parameters<typeof updateContact>[1], 'contactId'>),
        contactId: params.contactId,
        stopAtDuplicates: !keepDuplicate && holds('contacts.view'),
      }),
    );
  },
});

function savedOrRefused(saved: Saved): { id: string } {
  if (saved.isSaved) return { id: saved.contactId };
  const duplicates = saved.duplicates.map(({ id, field }) => ({ id, field }));
  throw new ApiRefusal('duplicate', { field: duplicates[0]?.field, duplicates });
}
