import { z } from 'zod';
import { moment } from '@/lib/access/api/page-query';
import type { FieldView } from '@/lib/access/masking/mask';
import { cleanText } from '@/lib/platform/input/text';
import { OptionalContactEmail } from '@/lib/platform/mail/mailbox-list';
import type { ContactView } from '../contact-view';
import { lifecycles } from '../lifecycle';

const text = (longest: number) =>
  z
    .string('invalid')
    // Before the cleaning, so that a huge text costs nothing.
    .max(longest * 2, 'too-long')
    .pipe(cleanText(false))
    .pipe(z.string().max(longest, 'too-long'));

/** The fields that a program writes. Null removes a value. */
export const writtenContact = {
  name: text(200).optional(),
  phone: text(100).nullable().optional(),
  email: OptionalContactEmail.nullable().optional(),
  lifecycle: z.enum(lifecycles, 'unknown-choice').nullable().optional(),
  /** By the id of the field's definition, which validates the value. */
  fields: z
    .record(z.uuid('invalid'), text(500))
    .refine((fields) => Object.keys(fields).length <= 200, 'invalid')
    .optional(),
  keepDuplicate: z.boolean('invalid').optional(),
};

/** A contact as a program reads it. A masked value is null, and `masked` names its field (S1.26). */
export const readContact = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  masked: z.array(z.enum(['phone', 'email'])),
  lifecycle: z.enum(lifecycles).nullable(),
  fields: z.record(z.uuid(), z.union([z.string(), z.number(), z.boolean()])),
  version: z.int(),
  createdAt: moment,
  unsubscribedAt: moment.nullable(),
});

/** The id of a contact in a path. */
export const contactParams = z.strictObject({ contactId: z.uuid() });

export function contactForProgram(view: ContactView): z.output<typeof readContact> {
  const { id, name, phone, email, lifecycle, fields, version, createdAt, unsubscribedAt } = view;
  return {
    ...{ id, name, lifecycle, version },
    phone: shown(phone),
    email: shown(email),
    masked: (['phone', 'email'] as const).filter((field) => view[field].state === 'masked'),
    fields: { ...fields },
    createdAt: createdAt.toISOString(),
    unsubscribedAt: unsubscribedAt?.toISOString() ?? null,
  };
}

const shown = (view: FieldView) => (view.state === 'shown' ? view.value : null);
