import type { AccessModel } from '@/lib/policy/model';
import { catalogue } from './catalogue';

const rights = [
  'email-campaigns-edit',
  'email-campaigns-send',
  'sms-campaigns-edit',
  'sms-campaigns-send',
  'contacts-view',
  'contacts-edit',
  'contacts-import',
  'contacts-export',
  'contacts-lists',
  'contacts-forms',
  'templates-edit',
  'templates-activate',
  'facebook-ads-edit',
  'facebook-ads-launch',
  'landing-pages',
  'api-keys',
  'user-management',
] as const;

/** S2: an owner, and users whose features the owner chooses. */
export const featureGrants = {
  id: 'feature-grants',
  catalogue,
  level: 'workspace',
  features: [
    'email-campaigns',
    'sms-campaigns',
    'contacts',
    'lists',
    'forms',
    'unsubscribed',
    'templates',
    'facebook-ads',
    'landing-pages',
    'users',
    'roles',
    'attributes',
    'calculations',
    'daily-exports',
    'test-list',
    'default-settings',
    'analytics',
    'social-channels',
    'senders',
    'domains',
    'dedicated-ips',
    'ad-accounts',
    'api-keys',
    'company-profile',
    'subscription',
    'billing',
    'payment',
    'profile',
    'notifications',
  ],
  roles: {
    owner: {
      grants: ['*.*'],
      assigns: ['owner', 'additional-user'],
      administers: ['owner', 'additional-user'],
      top: true,
    },
    // Company profile, plan, billing and payment are not listed: users never have them, not even to view (S2.5).
    'additional-user': {
      grants: [
        // Permissions without any right: preview and report data (S2.6, S2.7, S2.14, S2.15), the list of users (S2.18).
        'email-campaigns.view',
        'email-campaigns.report',
        'sms-campaigns.view',
        'sms-campaigns.report',
        'templates.view',
        'facebook-ads.view',
        'facebook-ads.report',
        'users.view',
        'roles.view',
        // Permissions that depend on other rights (S2.20–S2.22)
        'default-settings.*',
        'analytics.*',
        'social-channels.*',
        'senders.*',
        'domains.*',
        'dedicated-ips.*',
        'ad-accounts.*',
        'test-list.*',
        'calculations.*',
        'profile.*',
        'notifications.*',
      ],
      rights,
      initialRights: rights,
      assigns: ['additional-user'],
      administers: ['additional-user'],
    },
  },
  initialRole: 'additional-user',
  rights: {
    'email-campaigns-edit': {
      area: 'email-campaigns',
      grants: [
        'email-campaigns.create',
        'email-campaigns.update',
        'email-campaigns.delete',
        'email-campaigns.test',
      ],
    },
    'email-campaigns-send': {
      area: 'email-campaigns',
      grants: [
        'email-campaigns.send',
        'email-campaigns.schedule',
        'email-campaigns.suspend',
        'email-campaigns.requeue',
        'email-campaigns.test',
      ],
    },
    'sms-campaigns-edit': {
      area: 'sms-campaigns',
      grants: ['sms-campaigns.create', 'sms-campaigns.update', 'sms-campaigns.delete'],
    },
    'sms-campaigns-send': {
      area: 'sms-campaigns',
      grants: [
        'sms-campaigns.send',
        'sms-campaigns.schedule',
        'sms-campaigns.suspend',
        'sms-campaigns.requeue',
      ],
    },
    // S2.8–S2.13
    'contacts-view': { area: 'contacts', grants: ['contacts.view', 'lists.view', 'unsubscribed.view'] },
    'contacts-edit': {
      area: 'contacts',
      grants: [
        'contacts.create',
        'contacts.update',
        'contacts.assign',
        'contacts.delete',
        'unsubscribed.resubscribe',
      ],
      brings: ['contacts-view'],
    },
    // Importing needs the permission to change several at once, which editing one at a time does not.
    'contacts-import': {
      area: 'contacts',
      grants: ['contacts.import', 'contacts.bulk'],
      brings: ['contacts-view'],
    },
    'contacts-export': {
      area: 'contacts',
      grants: [
        'contacts.export',
        'lists.export',
        'daily-exports.*',
        'email-campaigns.export',
        'sms-campaigns.export',
      ],
      brings: ['contacts-view'],
    },
    'contacts-lists': {
      area: 'contacts',
      grants: ['lists.create', 'lists.update', 'lists.delete', 'attributes.*'],
    },
    'contacts-forms': { area: 'contacts', grants: ['forms.*'] },
    'templates-edit': {
      area: 'templates',
      grants: ['templates.create', 'templates.update', 'templates.delete'],
    },
    'templates-activate': { area: 'templates', grants: ['templates.activate', 'templates.deactivate'] },
    'facebook-ads-edit': {
      area: 'facebook-ads',
      grants: ['facebook-ads.create', 'facebook-ads.update', 'facebook-ads.delete'],
    },
    'facebook-ads-launch': {
      area: 'facebook-ads',
      grants: ['facebook-ads.schedule', 'facebook-ads.launch', 'facebook-ads.suspend'],
    },
    'landing-pages': { area: 'landing-pages', grants: ['landing-pages.*'] },
    'api-keys': { area: 'api-keys', grants: ['api-keys.*'] },
    'user-management': { area: 'users', grants: ['users.*'] },
  },
  restrictions: {},
  requirements: [
    // S2.19; suspending has no requirement
    {
      id: 'payment-method',
      on: ['facebook-ads.schedule', 'facebook-ads.launch'],
      flags: ['payment-method'],
      metBy: 'payment.update',
    },
    // S2.15: an account runs the ads; suspending has no requirement
    {
      id: 'ad-account',
      on: ['facebook-ads.schedule', 'facebook-ads.launch'],
      flags: ['ad-account'],
      metBy: 'ad-accounts.manage',
    },
    { id: 'ads-area', on: ['ad-accounts.*'], anyOf: ['facebook-ads.create', 'facebook-ads.suspend'] },
    // S2.20: the rights of three areas, without previews and reports
    {
      id: 'sending-areas',
      on: [
        'default-settings.*',
        'analytics.*',
        'social-channels.*',
        'senders.*',
        'domains.*',
        'dedicated-ips.*',
      ],
      anyOf: [
        'email-campaigns.create',
        'email-campaigns.send',
        'sms-campaigns.create',
        'sms-campaigns.send',
        'templates.create',
        'templates.activate',
      ],
    },
    // S2.21, S2.22
    {
      id: 'contacts-area',
      on: ['test-list.*', 'attributes.*', 'calculations.*'],
      anyOf: ['contacts.*', 'lists.*', 'forms.*'],
    },
    { id: 'test-list-adding', on: ['test-list.add'], anyOf: ['contacts.create'] },
  ],
} as const satisfies AccessModel;
