import type { AccessModel } from '@/lib/policy/model';
import { catalogue } from './catalogue';

/**
 * A person's place in the organisation, beside whatever they hold in its workspaces. A member has a place and
 * nothing more: being removed from a workspace leaves it to them (S1.29).
 */
export const organisation = {
  id: 'organisation',
  catalogue,
  level: 'organisation',
  features: ['organisation', 'people', 'billing'],
  roles: {
    admin: {
      grants: ['*.*'],
      assigns: ['admin', 'billing', 'member'],
      administers: ['admin', 'billing', 'member'],
      top: true,
    },
    billing: { grants: ['organisation.view', 'billing.*'], assigns: [], administers: [] },
    member: { grants: [], assigns: [], administers: [] },
  },
  rights: {},
  restrictions: {},
  requirements: [],
} as const satisfies AccessModel;
