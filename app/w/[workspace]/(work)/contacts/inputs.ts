import { z } from 'zod';
import { OptionalContactEmail } from '@/lib/platform/mail/mailbox-list';
import { assignTo } from '@/lib/work/assignment/assign-to';
import { lifecycles } from '@/lib/work/contacts/lifecycle';

/** What the actions on contacts take; the forms check against the same. Messages are keys of `errors`. */

const workspace = z.string().max(100);
const contactId = z.uuid('invalid');
/** The version that the person saw; a change of an older one is refused (RO7). */
const version = z.number().int().positive();

export const AssignContact = z.object({ workspace, contactId, version, to: assignTo });

/** Empty for none: services ask for a name, a phone or an email. */
const name = z.string().trim().max(200, 'too-long');
/** The service reads it: the tables of all countries' numbers are not for the browser. */
const phone = z.string().trim().max(100, 'too-long');
const email = OptionalContactEmail;

const lifecycle = z.enum(['', ...lifecycles], 'unknown-choice');
/** What was typed into the workspace's own fields; their definitions judge it. */
const ownFields = z
  .record(z.uuid('invalid'), z.string().max(500, 'too-long'))
  .refine((fields) => Object.keys(fields).length <= 200, 'invalid');

/** Only the fields that change are sent: what a person sees masked never comes back (S1.26). */
export const UpdateContact = z.object({
  workspace,
  contactId,
  version,
  name: name.optional(),
  phone: phone.optional(),
  email: email.optional(),
  lifecycle: lifecycle.optional(),
  fields: ownFields.optional(),
  /** Tell of others with the same phone or email, instead of saving. */
  stopAtDuplicates: z.boolean().optional(),
});

export const CreateContact = z.object({
  workspace,
  name,
  phone,
  email,
  lifecycle: lifecycle.optional(),
  fields: ownFields.optional(),
  keepDuplicate: z.boolean(),
});

export const LatestContact = z.object({ workspace, contactId });

export const DeleteContact = z.object({ workspace, contactId, version });

/** As many as the longest page of the list has. */
const chosen = z
  .array(z.object({ id: contactId, version }))
  .min(1, 'required')
  .max(100, 'too-many-rows');

export const ChosenContacts = z.object({ workspace, chosen });
export const AssignContacts = z.object({ workspace, chosen, to: assignTo });

const seen = z.object({ id: contactId, version });

export const MergeContacts = z.object({
  workspace,
  survivor: seen,
  gone: seen,
  /** What the survivor takes from the other. */
  taken: z
    .array(
      z.union([
        z.enum(['name', 'phone', 'email', 'lifecycle', 'place']),
        z.templateLiteral(['field.', z.uuid()]),
      ]),
    )
    .max(300, 'invalid'),
});

/** Adding what is missing. */
export const AddPhone = z.object({
  workspace,
  contactId,
  version,
  phone: phone.min(1, 'required'),
});
export const AddEmail = z.object({
  workspace,
  contactId,
  version,
  email: email.refine((typed) => typed !== '', 'required'),
});

/** The search and the view in force, as the address of the list says them. */
export const ExportContacts = z.object({ workspace, address: z.string().max(2_000) });
