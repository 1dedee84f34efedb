import { z } from 'zod';
import { eventKinds } from '@/lib/access/endpoints/event-kinds';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { webAddress } from '@/lib/platform/input/text';

/** The inputs of the actions on endpoints; the forms validate by the same schemas. Messages are keys of `errors`. */

const fields = {
  name: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(80, 'too-long')
    .refine((value) => !/\p{Cc}/u.test(value), 'name'),
  url: webAddress.refine((value) => value !== '', 'required'),
  isAll: z.boolean('invalid'),
  kinds: z.array(z.enum(eventKinds, 'unknown-choice')).max(eventKinds.length),
};
const named = { endpointId: z.uuid('invalid') };

const hasKind = ({ isAll, kinds }: { isAll: boolean; kinds: readonly string[] }) => isAll || kinds.length > 0;
const needsKind = { path: ['kinds'], error: 'choose-kind' };

export const CreateEndpoint = forWorkspace(fields).refine(hasKind, needsKind);

export const UpdateEndpoint = forWorkspace({
  ...named,
  ...fields,
  version: z.int('invalid').min(1, 'invalid'),
  isOn: z.boolean('invalid'),
}).refine(hasKind, needsKind);

export const OneEndpoint = forWorkspace(named);

export const ReplayEvents = forWorkspace({
  ...named,
  from: z
    .string('required')
    .trim()
    .min(1, 'required')
    .regex(/^\d{1,15}$/, 'bad-number'),
});
