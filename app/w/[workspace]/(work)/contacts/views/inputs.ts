import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on saved views; the forms validate by the same schemas. Messages are keys of `errors`. */

const viewId = z.uuid('invalid');
const version = z.number().int().positive();
const name = z.string().trim().min(1, 'required').max(80, 'too-long');
const address = z.string().max(8_000, 'too-long');

export const CreateView = forWorkspace({ name, isShared: z.boolean(), address });

export const ChangeView = forWorkspace({
  viewId,
  version,
  name: name.optional(),
  isShared: z.boolean().optional(),
  address: address.optional(),
});

export const DeleteView = forWorkspace({ viewId, version });

export const LatestView = forWorkspace({ viewId });
