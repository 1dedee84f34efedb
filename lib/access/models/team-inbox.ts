import type { AccessModel } from '@/lib/policy/model';
import { catalogue } from './catalogue';

/** S1.13–S1.27, S1.32. Billing belongs to the organisation, so that not even an Owner has it here (S1.14). */
export const teamInbox = {
  id: 'team-inbox',
  catalogue,
  level: 'workspace',
  elsewhere: ['billing'],
  features: [
    'dashboard',
    'messages',
    'contacts',
    'shortcuts',
    'broadcasts',
    'reports',
    'settings',
    'general',
    'users',
    'teams',
    'roles',
    'channels',
    'contact-fields',
    'integrations',
    'snippets',
    'whatsapp-templates',
    'files',
    'data-export',
    'api-keys',
    'profile',
    'notifications',
  ],
  roles: {
    owner: {
      grants: ['*.*'],
      assigns: ['owner', 'manager', 'agent'],
      administers: ['owner', 'manager', 'agent'],
      top: true,
    },
    manager: { grants: ['*.*'], assigns: ['agent'], administers: ['agent'] },
    agent: {
      grants: ['messages.*', 'shortcuts.view', 'shortcuts.start', 'profile.*', 'notifications.*'],
      assigns: [],
      administers: [],
    },
  },
  rights: {},
  restrictions: {
    // S1.16: every feature of the settings group
    'workspace-settings': {
      roles: ['manager'],
      denies: [
        'settings.*',
        'general.*',
        'users.*',
        'roles.*',
        'teams.*',
        'channels.*',
        'contact-fields.*',
        'integrations.*',
        'snippets.*',
        'whatsapp-templates.*',
        'files.*',
        'data-export.*',
        'api-keys.*',
      ],
    },
    // S1.17
    'contact-deletion': { roles: ['manager'], denies: ['contacts.delete'] },
    // S1.18
    'data-export': { roles: ['manager'], denies: ['*.export', 'data-export.*'] },
    // S1.19, S1.20; a program with a key is an integration too
    integrations: {
      roles: ['manager'],
      denies: [
        'integrations.connect',
        'integrations.remove',
        'channels.connect',
        'channels.remove',
        'api-keys.create',
        'api-keys.revoke',
      ],
    },
    // S1.22
    'visibility-team': {
      roles: ['agent'],
      narrows: { messages: 'team', contacts: 'team' },
      group: 'visibility',
    },
    // S1.23
    'visibility-own': {
      roles: ['agent'],
      narrows: { messages: 'own', contacts: 'own' },
      group: 'visibility',
    },
    // S1.25
    shortcuts: { roles: ['agent'], denies: ['shortcuts.*'], hides: true },
    // S1.26, S1.27
    mask: { roles: ['agent'], masks: ['phone', 'email'], plans: ['advanced', 'enterprise'] },
  },
  requirements: [],
} as const satisfies AccessModel;
