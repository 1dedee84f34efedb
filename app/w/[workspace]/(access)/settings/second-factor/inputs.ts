import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The input of the page on the second factor of a workspace. Messages are keys of `errors`. */

export const ChangeRequirement = forWorkspace({
  version: z.int('invalid').min(1, 'invalid'),
  scope: z.enum(['none', 'everyone', 'roles'], 'invalid'),
  roles: z.array(z.string().max(100, 'invalid')).max(50, 'invalid'),
  ofProvider: z.boolean('invalid'),
  from: z.union([z.iso.date('date'), z.literal('')], 'date'),
})
  .refine(({ scope, from }) => scope === 'none' || from !== '', { path: ['from'], message: 'required' })
  .refine(({ scope, roles }) => scope !== 'roles' || roles.length > 0, {
    path: ['roles'],
    message: 'required',
  });

export const OfMember = forWorkspace({ memberId: z.uuid('invalid') });
