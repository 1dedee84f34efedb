import { describe, expect, test } from 'vitest';
import { availability } from '@/lib/policy/might-ever';
import type { Permission } from '@/lib/policy/model';
import { withoutRight } from '@/lib/policy/rights';
import { featureGrants } from './feature-grants';
import { as, gained } from './test-support/test-access';

const ask = as(featureGrants);
const all = featureGrants.roles['additional-user'].rights;
/** An additional user with these rights, in an account with a valid payment method and an ad account. */
const user = (...grants: string[]) =>
  ask('additional-user', { grants, flags: ['payment-method', 'ad-account'] });
const bare = user();

const sendingSettings: Permission[] = [
  'analytics.update',
  'analytics.view',
  'dedicated-ips.manage',
  'dedicated-ips.view',
  'default-settings.update',
  'default-settings.view',
  'domains.manage',
  'domains.view',
  'senders.manage',
  'senders.view',
  'social-channels.update',
  'social-channels.view',
];
const contactTools: Permission[] = [
  'calculations.manage',
  'calculations.view',
  'test-list.manage',
  'test-list.view',
];

const adAccounts: Permission[] = ['ad-accounts.manage', 'ad-accounts.view'];

// Copied from the page of rules: the permissions that each right alone adds to an additional user without rights.
const table: [rule: string, right: string, adds: Permission[]][] = [
  [
    'S2.6, S2.20',
    'email-campaigns-edit',
    [
      'email-campaigns.create',
      'email-campaigns.delete',
      'email-campaigns.test',
      'email-campaigns.update',
      ...sendingSettings,
    ],
  ],
  [
    'S2.6, S2.20',
    'email-campaigns-send',
    [
      'email-campaigns.requeue',
      'email-campaigns.schedule',
      'email-campaigns.send',
      'email-campaigns.suspend',
      'email-campaigns.test',
      ...sendingSettings,
    ],
  ],
  [
    'S2.7, S2.20',
    'sms-campaigns-edit',
    ['sms-campaigns.create', 'sms-campaigns.delete', 'sms-campaigns.update', ...sendingSettings],
  ],
  [
    'S2.7, S2.20',
    'sms-campaigns-send',
    [
      'sms-campaigns.requeue',
      'sms-campaigns.schedule',
      'sms-campaigns.send',
      'sms-campaigns.suspend',
      ...sendingSettings,
    ],
  ],
  [
    'S2.8, S2.21, S2.22',
    'contacts-view',
    ['contacts.view', 'lists.view', 'unsubscribed.view', ...contactTools],
  ],
  [
    'S2.9, S2.21, S2.22',
    'contacts-edit',
    [
      'contacts.assign',
      'contacts.create',
      'contacts.delete',
      'contacts.update',
      'contacts.view',
      'lists.view',
      'test-list.add',
      'unsubscribed.resubscribe',
      'unsubscribed.view',
      ...contactTools,
    ],
  ],
  [
    'S2.10, S2.21, S2.22',
    'contacts-import',
    ['contacts.bulk', 'contacts.import', 'contacts.view', 'lists.view', 'unsubscribed.view', ...contactTools],
  ],
  [
    'S2.11, S2.21, S2.22',
    'contacts-export',
    [
      'contacts.export',
      'contacts.view',
      'daily-exports.manage',
      'daily-exports.view',
      'email-campaigns.export',
      'lists.export',
      'lists.view',
      'sms-campaigns.export',
      'unsubscribed.view',
      ...contactTools,
    ],
  ],
  [
    'S2.12, S2.21, S2.22',
    'contacts-lists',
    [
      'attributes.manage',
      'attributes.view',
      'lists.create',
      'lists.delete',
      'lists.update',
      'lists.view',
      ...contactTools,
    ],
  ],
  [
    'S2.13, S2.21, S2.22',
    'contacts-forms',
    [
      'forms.create',
      'forms.delete',
      'forms.hide',
      'forms.publish',
      'forms.update',
      'forms.view',
      ...contactTools,
    ],
  ],
  [
    'S2.14, S2.20',
    'templates-edit',
    ['templates.create', 'templates.delete', 'templates.update', ...sendingSettings],
  ],
  ['S2.14, S2.20', 'templates-activate', ['templates.activate', 'templates.deactivate', ...sendingSettings]],
  [
    'S2.15',
    'facebook-ads-edit',
    ['facebook-ads.create', 'facebook-ads.delete', 'facebook-ads.update', ...adAccounts],
  ],
  [
    'S2.15',
    'facebook-ads-launch',
    ['facebook-ads.launch', 'facebook-ads.schedule', 'facebook-ads.suspend', ...adAccounts],
  ],
  [
    'S2.16',
    'landing-pages',
    [
      'landing-pages.create',
      'landing-pages.delete',
      'landing-pages.hide',
      'landing-pages.publish',
      'landing-pages.update',
      'landing-pages.view',
    ],
  ],
  ['S2.17', 'api-keys', ['api-keys.create', 'api-keys.revoke', 'api-keys.view']],
  [
    'S2.18',
    'user-management',
    ['users.assign', 'users.edit', 'users.export', 'users.invite', 'users.reset-password', 'users.revoke'],
  ],
];

describe('S2.6–S2.18, S2.20–S2.22 the rights of an additional user', () => {
  test.each(table)('%s the right %s adds its permissions, and nothing else', (_, right, adds) => {
    expect(gained(user(right), bare)).toEqual([...adds].sort());
  });

  test('S2.3 the rights belong to eight areas', () => {
    expect(table.map(([, right]) => right)).toEqual([...all]);
    const areas = [
      ['email-campaigns-edit', 'email-campaigns-send'],
      ['sms-campaigns-edit', 'sms-campaigns-send'],
      ['view', 'edit', 'import', 'export', 'lists', 'forms'].map((right) => `contacts-${right}`),
      ['templates-edit', 'templates-activate'],
      ['facebook-ads-edit', 'facebook-ads-launch'],
      ['landing-pages'],
      ['api-keys'],
      ['user-management'],
    ];
    expect(areas).toHaveLength(8);
    expect(areas.flat()).toEqual([...all]);
  });

  test.each(table)(
    'S2.2, %s without the right %s its permissions have a lock that the owner opens',
    (_, right) => {
      // A right that brings it would keep it, and an area’s settings stay with any right of that area.
      const locked = gained(user(...all), user(...withoutRight(featureGrants, all, right)));
      expect(locked.length).toBeGreaterThan(0);
      for (const permission of locked) {
        const found = availability(user(...withoutRight(featureGrants, all, right)), permission);
        expect(found.state, permission).toBe('locked');
        expect(found.decision).toMatchObject({ remedy: { kind: 'lift', by: ['owner', 'additional-user'] } });
      }
    },
  );
});
