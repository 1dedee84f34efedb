import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';
import { evaluationRequest } from '../request';

/** The most items of one submission: as many requests of a person can be open. */
const mostItems = 10;

const error = ({ input }: { input?: unknown }) => (input === undefined ? 'required' : 'invalid');
const text = z.string({ error });
const moment = z.iso.datetime({ offset: true, error });
const { subject, action, resource } = evaluationRequest.shape;

const requestedAccess = z.looseObject(
  {
    requested_until: moment.optional(),
    requested_duration: text.optional(),
    emergency: z.boolean({ error }).optional(),
  },
  { error },
);

const denial = z.looseObject(
  { binding_token: text.optional(), evaluation_id: text.optional(), expires_at: moment },
  { error },
);

const item = z.object(
  { action, resource, requested_access: requestedAccess.optional(), denial: denial.optional() },
  { error },
);

/** Not offered: nothing would ever be sent there, so a program that waits for it must know. */
const notOffered = z.never('not-offered').optional();

/** The body of `POST …/requests`. Unknown names are ignored, as in the other requests of a decision point. */
export const submission = z
  .object({
    subject,
    action: action.optional(),
    resource: resource.optional(),
    items: z.array(item, { error }).min(1, 'required').max(mostItems, 'too-many-items').optional(),
    context: z
      .looseObject(
        { business_justification: cleanText(true).pipe(z.string().max(500, 'too-long')).optional() },
        { error },
      )
      .optional(),
    requested_access: requestedAccess.optional(),
    denial: denial.optional(),
    callback: notOffered,
    client: z.looseObject({ actor: notOffered }, { error }).optional(),
  })
  .superRefine(({ items, action: name, resource: about }, { addIssue }) => {
    const wanted = items ? 'invalid' : 'required';
    if ((items !== undefined) === (name !== undefined))
      addIssue({ code: 'custom', path: ['action'], message: wanted });
    if ((items !== undefined) === (about !== undefined))
      addIssue({ code: 'custom', path: ['resource'], message: wanted });
  });
export type Submission = z.output<typeof submission>;
