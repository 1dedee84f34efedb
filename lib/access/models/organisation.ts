import type { AccessModel } from '@/lib/policy/model';
import { catalogue } from './catalogue';

/**
 * A person's role in the organisation, separate from their memberships in its workspaces. A member belongs to the
 * organisation and has no further permission: removal from a workspace does not end this (S1.29).
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
