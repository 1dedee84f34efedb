import type { AccessModel } from '../model';

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

/** Anyone with an account can be a manager, of any role: none has a right in communication until it is given. */
const member = {
  grants: ['profile.*', 'notifications.*'],
  rights,
  assigns: [],
  administers: [],
} as const;

/** S4: an administrator delegates communication, and nothing else, right by right. */
export const delegatedManagers = {
  id: 'delegated-managers',
  level: 'workspace',
  features: [
    'automations',
    'email-campaigns',
    'contacts',
    'lists',
    'forms',
    'templates',
    'managers',
    'users',
    'passwords',
    'roles',
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
    'automations-read': { grants: ['automations.view'] },
    'automations-create': { grants: ['automations.create'], brings: ['automations-read'] },
    'automations-update': { grants: ['automations.update'], brings: ['automations-read'] },
    'automations-delete': { grants: ['automations.delete'], brings: ['automations-read'] },
    'email-campaigns-read': { grants: ['email-campaigns.view', 'email-campaigns.report'] },
    'email-campaigns-create': { grants: ['email-campaigns.create'], brings: ['email-campaigns-read'] },
    'email-campaigns-update': {
      grants: [
        'email-campaigns.update',
        'email-campaigns.send',
        'email-campaigns.schedule',
        'email-campaigns.suspend',
        'email-campaigns.requeue',
      ],
      brings: ['email-campaigns-read'],
    },
    'email-campaigns-delete': { grants: ['email-campaigns.delete'], brings: ['email-campaigns-read'] },
    'contacts-read': { grants: ['contacts.view'] },
    'contacts-create': { grants: ['contacts.create', 'contacts.import'], brings: ['contacts-read'] },
    'contacts-update': { grants: ['contacts.update', 'contacts.assign'], brings: ['contacts-read'] },
    'contacts-delete': { grants: ['contacts.delete'], brings: ['contacts-read'] },
    'lists-read': { grants: ['lists.view'] },
    'lists-create': { grants: ['lists.create'], brings: ['lists-read'] },
    'lists-update': { grants: ['lists.update'], brings: ['lists-read'] },
    'lists-delete': { grants: ['lists.delete'], brings: ['lists-read'] },
    'forms-read': { grants: ['forms.view'] },
    'forms-create': { grants: ['forms.create'], brings: ['forms-read'] },
    'forms-update': { grants: ['forms.update'], brings: ['forms-read'] },
    'forms-delete': { grants: ['forms.delete'], brings: ['forms-read'] },
    'templates-read': { grants: ['templates.view'] },
    'templates-create': { grants: ['templates.create'], brings: ['templates-read'] },
    'templates-update': {
      grants: ['templates.update', 'templates.activate', 'templates.deactivate'],
      brings: ['templates-read'],
    },
    'templates-delete': { grants: ['templates.delete'], brings: ['templates-read'] },
  },
  restrictions: {},
  requirements: [],
} as const satisfies AccessModel;
