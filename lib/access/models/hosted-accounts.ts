import type { AccessModel } from '@/lib/policy/model';
import { catalogue } from './catalogue';

/** S3: a host, which is the root, and the accounts that it hosts. */
export const hostedAccounts = {
  id: 'hosted-accounts',
  catalogue,
  calls: 'account',
  personPages: true,
  level: 'workspace',
  features: [
    'pixels',
    'applications',
    'account',
    'users',
    'roles',
    'hosted-accounts',
    'delegation',
    'account-deletion',
    'api-keys',
    'profile',
    'notifications',
  ],
  roles: {
    admin: {
      grants: ['*.*'],
      assigns: ['admin', 'standard', 'read-only'],
      administers: ['admin', 'standard', 'read-only'],
      top: true,
      below: 'host-admin',
    },
    // S3.2: the pixels assigned to them, and the applications connected to a pixel
    standard: {
      grants: [
        'pixels.update',
        'applications.view',
        'account-deletion.delete',
        'hosted-accounts.view',
        'profile.*',
        'notifications.*',
      ],
      scopes: { pixels: 'own' },
      assigns: [],
      administers: [],
      below: 'host-user',
    },
    'read-only': {
      grants: ['pixels.view', 'applications.view', 'hosted-accounts.view', 'profile.*', 'notifications.*'],
      assigns: [],
      administers: [],
      below: 'host-user',
    },
    // S3.13: the roles that people of the host have in a delegating account; no role may give these two.
    'host-admin': {
      grants: ['users.*', 'roles.*'],
      assigns: ['admin', 'standard', 'read-only'],
      administers: ['admin', 'standard', 'read-only'],
      givesAs: 'admin',
      levels: { min: 1 },
    },
    'host-user': { grants: ['users.view', 'roles.view'], assigns: [], administers: [], levels: { min: 1 } },
  },
  rights: {},
  restrictions: {},
  requirements: [
    // S3.15: the account's own Admin switches it
    {
      id: 'delegation',
      on: ['*.*'],
      roles: ['host-admin', 'host-user'],
      flags: ['delegated'],
      metBy: 'delegation.update',
    },
    { id: 'host', on: ['hosted-accounts.*'], maxLevel: 0 },
    { id: 'hosted', on: ['delegation.*', 'account-deletion.*'], minLevel: 1 },
  ],
} as const satisfies AccessModel;
