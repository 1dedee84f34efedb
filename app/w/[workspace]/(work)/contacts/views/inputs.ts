import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** What the actions on saved views take; the forms check against the same. Messages are keys of `errors`. */

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
