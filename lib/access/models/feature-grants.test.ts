import { describe, expect, test } from 'vitest';
import { availability, mightEver } from '@/lib/policy/might-ever';
import type { FeatureId, Permission } from '@/lib/policy/model';
import { initialGrants, offeredRights } from '@/lib/policy/offers';
import { withoutRight } from '@/lib/policy/rights';
import { featureGrants } from './feature-grants';
import { permissionsOf } from './permissions';
import { as, gained, held } from './test-support/test-access';

const ask = as(featureGrants);
const all = featureGrants.roles['additional-user'].rights;
/** An additional user with these rights, in an account with a valid payment method. */
const user = (...grants: string[]) => ask('additional-user', { grants, flags: ['payment-method'] });
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
  ['S2.15', 'facebook-ads-edit', ['facebook-ads.create', 'facebook-ads.delete', 'facebook-ads.update']],
  ['S2.15', 'facebook-ads-launch', ['facebook-ads.launch', 'facebook-ads.schedule', 'facebook-ads.suspend']],
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
      [
        'contacts-view',
        'contacts-edit',
        'contacts-import',
        'contacts-export',
        'contacts-lists',
        'contacts-forms',
      ],
      ['templates-edit', 'templates-activate'],
      ['facebook-ads-edit', 'facebook-ads-launch'],
      ['landing-pages'],
      ['api-keys'],
      ['user-management'],
    ];
    expect(areas).toHaveLength(8);
    expect(areas.flat()).toEqual([...all]);
  });

  test('S2.6, S2.7, S2.14, S2.15, S2.18 without any right there remain previews, report data and the list of users', () => {
    expect(held(bare).sort()).toEqual([
      'email-campaigns.report',
      'email-campaigns.view',
      'facebook-ads.report',
      'facebook-ads.view',
      'notifications.update',
      'notifications.view',
      'profile.update',
      'profile.view',
      'roles.view',
      'sms-campaigns.report',
      'sms-campaigns.view',
      'templates.view',
      'users.view',
    ]);
  });

  test('S2.4 a new user has every right unless the owner takes some away', () => {
    expect(initialGrants(ask('owner'), 'additional-user')).toEqual([...all]);
    expect(offeredRights(ask('owner'), 'additional-user').every(({ isInitial }) => isInitial)).toBe(true);
  });

  test('S2.5 company profile, plan, billing and payment are never theirs, even with every right', () => {
    const never: FeatureId[] = ['company-profile', 'subscription', 'billing', 'payment'];
    for (const { permission } of permissionsOf(never)) {
      expect(availability(user(...all), permission), permission).toMatchObject({
        state: 'absent',
        decision: { rule: { kind: 'role', id: 'additional-user' }, remedy: { kind: 'ask', by: ['owner'] } },
      });
      expect(mightEver(ask('owner'), permission)).toBe(true);
    }
    const owners = gained(ask('owner', { flags: ['payment-method'] }), user(...all));
    expect(new Set(owners.map((permission) => permission.split('.')[0]))).toEqual(new Set(never));
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
