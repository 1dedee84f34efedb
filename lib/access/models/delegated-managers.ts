import type { AccessModel } from '@/lib/policy/model';
import { catalogue } from './catalogue';

/** S4.4: six areas of communication, four rights each. */
const rights = [
  'automations-read',
  'automations-create',
  'automations-update',
  'automations-delete',
  'email-campaigns-read',
  'email-campaigns-create',
  'email-campaigns-update',
  'email-campaigns-delete',
  'contacts-read',
  'contacts-create',
  'contacts-update',
  'contacts-delete',
  'lists-read',
  'lists-create',
  'lists-update',
  'lists-delete',
  'forms-read',
  'forms-create',
  'forms-update',
  'forms-delete',
  'templates-read',
  'templates-create',
  'templates-update',
  'templates-delete',
] as const;

/** Any member with an account can be a manager, with any role: none has a right in communication until it is given. */
const member = {
  grants: ['profile.*', 'notifications.*'],
  rights,
  assigns: [],
  administers: [],
} as const;

/** S4: an administrator delegates communication, and nothing else, right by right. */
export const delegatedManagers = {
  id: 'delegated-managers',
  catalogue,
  level: 'workspace',
  personPages: true,
  features: [
    'automations',
    'email-campaigns',
    'contacts',
    'lists',
    'forms',
    'templates',
    'managers',
    'users',
    'profiles',
    'roles',
    // The senders of communication: set up by an Administrator, chosen by the author of a campaign.
    'senders',
    'domains',
    'channels',
    'api-keys',
    'profile',
    'notifications',
  ],
  roles: {
    administrator: {
      grants: ['*.*'],
      assigns: ['administrator', 'editor', 'subscriber'],
      administers: ['administrator', 'editor', 'subscriber'],
      top: true,
    },
    editor: member,
    subscriber: member,
  },
  // S4.10
  initialRole: 'subscriber',
  rights: {
    'automations-read': { area: 'automations', grants: ['automations.view'] },
    'automations-create': {
      area: 'automations',
      grants: ['automations.create', 'senders.view'],
      brings: ['automations-read'],
    },
    'automations-update': {
      area: 'automations',
      grants: ['automations.update', 'senders.view'],
      brings: ['automations-read'],
    },
    'automations-delete': {
      area: 'automations',
      grants: ['automations.delete'],
      brings: ['automations-read'],
    },
    'email-campaigns-read': {
      area: 'email-campaigns',
      grants: ['email-campaigns.view', 'email-campaigns.report'],
    },
    'email-campaigns-create': {
      area: 'email-campaigns',
      grants: ['email-campaigns.create', 'senders.view'],
      brings: ['email-campaigns-read'],
    },
    'email-campaigns-update': {
      area: 'email-campaigns',
      grants: [
        'email-campaigns.update',
        'senders.view',
        'email-campaigns.test',
        'email-campaigns.send',
        'email-campaigns.schedule',
        'email-campaigns.suspend',
        'email-campaigns.requeue',
      ],
      brings: ['email-campaigns-read'],
    },
    'email-campaigns-delete': {
      area: 'email-campaigns',
      grants: ['email-campaigns.delete'],
      brings: ['email-campaigns-read'],
    },
    'contacts-read': { area: 'contacts', grants: ['contacts.view'] },
    'contacts-create': {
      area: 'contacts',
      grants: ['contacts.create', 'contacts.import'],
      brings: ['contacts-read'],
    },
    'contacts-update': {
      area: 'contacts',
      grants: ['contacts.update', 'contacts.assign', 'contacts.bulk'],
      brings: ['contacts-read'],
    },
    'contacts-delete': {
      area: 'contacts',
      grants: ['contacts.delete', 'contacts.bulk'],
      brings: ['contacts-read'],
    },
    'lists-read': { area: 'lists', grants: ['lists.view'] },
    'lists-create': { area: 'lists', grants: ['lists.create'], brings: ['lists-read'] },
    'lists-update': { area: 'lists', grants: ['lists.update'], brings: ['lists-read'] },
    'lists-delete': { area: 'lists', grants: ['lists.delete'], brings: ['lists-read'] },
    'forms-read': { area: 'forms', grants: ['forms.view'] },
    'forms-create': { area: 'forms', grants: ['forms.create'], brings: ['forms-read'] },
    'forms-update': {
      area: 'forms',
      grants: ['forms.update', 'forms.publish', 'forms.hide'],
      brings: ['forms-read'],
    },
    'forms-delete': { area: 'forms', grants: ['forms.delete'], brings: ['forms-read'] },
    'templates-read': { area: 'templates', grants: ['templates.view'] },
    'templates-create': { area: 'templates', grants: ['templates.create'], brings: ['templates-read'] },
    'templates-update': {
      area: 'templates',
      grants: ['templates.update', 'templates.activate', 'templates.deactivate'],
      brings: ['templates-read'],
    },
    'templates-delete': { area: 'templates', grants: ['templates.delete'], brings: ['templates-read'] },
  },
  restrictions: {},
  requirements: [],
} as const satisfies AccessModel;
