import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { OptionalContactEmail } from '@/lib/platform/mail/mailbox-list';
import { assignTo } from '@/lib/work/assignment/assign-to';
import { mostMatching } from '@/lib/work/contacts/change/selection';
import { lifecycles } from '@/lib/work/contacts/lifecycle';

/** The inputs of the actions on contacts; the forms validate by the same schemas. Messages are keys of `errors`. */

const contactId = z.uuid('invalid');
/** The version that the person saw; a change of an older one is refused (RO7). */
const version = z.number().int().positive();

export const AssignContact = forWorkspace({ contactId, version, to: assignTo });

/** Empty for none: the services require a name, a phone or an email. */
const name = z.string().trim().max(200, 'too-long');
/** The service parses it: the phone number tables of all countries are too large for the browser. */
const phone = z.string().trim().max(100, 'too-long');
const email = OptionalContactEmail;

const lifecycle = z.enum(['', ...lifecycles], 'unknown-choice');
/** Values of the workspace's custom fields; their definitions validate them. */
const ownFields = z
  .record(z.uuid('invalid'), z.string().max(500, 'too-long'))
  .refine((fields) => Object.keys(fields).length <= 200, 'invalid');

/** Contains only changed fields, so that masked values are never sent back (S1.26). */
export const UpdateContact = forWorkspace({
  contactId,
  version,
  name: name.optional(),
  phone: phone.optional(),
  email: email.optional(),
  lifecycle: lifecycle.optional(),
  fields: ownFields.optional(),
  /** Report contacts with the same phone or email instead of saving. */
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

/** All contacts that match the list's address, and the number of them that the person saw. */
export const matching = z.object({
  address: z.string().max(2_000),
  count: z.number().int().min(1).max(mostMatching),
});
export type MatchingInput = z.input<typeof matching>;

/** At most the length of the list's longest page, or all that match. */
const chosen = z.union(
  [
    z
      .array(z.object({ id: contactId, version }))
      .min(1)
      .max(100),
    matching,
  ],
  'invalid',
);

export const ChosenContacts = forWorkspace({ chosen });
export const AssignContacts = forWorkspace({ chosen, to: assignTo });

const seen = z.object({ id: contactId, version });

export const MergeContacts = forWorkspace({
  survivor: seen,
  gone: seen,
  /** The fields that the survivor takes from the other contact. */
  taken: z
    .array(
      z.union([
        z.enum(['name', 'phone', 'email', 'lifecycle', 'place']),
        z.templateLiteral(['field.', z.uuid()]),
      ]),
    )
    .max(300, 'invalid'),
});

/** Adds a missing value. */
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

/** The search and the view in force, as in the address of the list. */
export const ExportContacts = forWorkspace({ address: z.string().max(2_000) });

export const UndoReassignment = forWorkspace({ reassignmentId: z.uuid('invalid') });
