import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { OptionalContactEmail } from '@/lib/platform/mail/mailbox-list';
import { assignTo } from '@/lib/work/assignment/assign-to';
import { lifecycles } from '@/lib/work/contacts/lifecycle';

/** What the actions on contacts take; the forms check against the same. Messages are keys of `errors`. */

const contactId = z.uuid('invalid');
/** The version that the person saw; a change of an older one is refused (RO7). */
const version = z.number().int().positive();

export const AssignContact = forWorkspace({ contactId, version, to: assignTo });

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
export const UpdateContact = forWorkspace({
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

export const CreateContact = forWorkspace({
  name,
  phone,
  email,
  lifecycle: lifecycle.optional(),
  fields: ownFields.optional(),
  keepDuplicate: z.boolean(),
});

export const LatestContact = forWorkspace({ contactId });

export const DeleteContact = forWorkspace({ contactId, version });

/** As many as the longest page of the list has. */
const chosen = z
  .array(z.object({ id: contactId, version }))
  .min(1, 'required')
  .max(100, 'too-many-rows');

export const ChosenContacts = forWorkspace({ chosen });
export const AssignContacts = forWorkspace({ chosen, to: assignTo });

const seen = z.object({ id: contactId, version });

export const MergeContacts = forWorkspace({
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
export const AddPhone = forWorkspace({
  contactId,
  version,
  phone: phone.min(1, 'required'),
});
export const AddEmail = forWorkspace({
  contactId,
  version,
  email: email.refine((typed) => typed !== '', 'required'),
});

/** The search and the view in force, as the address of the list says them. */
export const ExportContacts = forWorkspace({ address: z.string().max(2_000) });
