import { describe, expect, test } from 'vitest';
import { initialGrants, offeredRights } from '@/lib/policy/changes/offers';
import { decide } from '@/lib/policy/decide';
import { availability, mightEver } from '@/lib/policy/might-ever';
import type { Permission } from '@/lib/policy/model';
import { withBrought, withoutRight } from '@/lib/policy/rights';
import { visibility } from '@/lib/policy/visibility';
import { featureGrants } from './feature-grants';
import { access, as, ben } from './test-support/test-access';

const here = { kind: 'workspace' } as const;
const ask = as(featureGrants);
const all = featureGrants.roles['additional-user'].rights;
/** An additional user with these rights, in an account with a valid payment method. */
const user = (...grants: string[]) =>
  ask('additional-user', { grants, flags: ['payment-method', 'ad-account'] });
const without = (...taken: string[]) => user(...all.filter((id) => !taken.includes(id)));

describe('contacts', () => {
  test('S2.8 without the right to view no contact is visible', () => {
    expect(visibility(user(), 'contacts')).toEqual({ kind: 'none' });
    expect(visibility(user('contacts-view'), 'contacts')).toEqual({ kind: 'all' });
  });

  test.each([
    ['S2.9', 'contacts-edit'],
    ['S2.10', 'contacts-import'],
    ['S2.11', 'contacts-export'],
  ])('%s %s brings view, and is lost with it', (_, right) => {
    expect([...withBrought(featureGrants, [right])]).toEqual([right, 'contacts-view']);
    expect(offeredRights(ask('owner'), 'additional-user').find(({ id }) => id === right)?.brings).toEqual([
      'contacts-view',
    ]);
    expect(withoutRight(featureGrants, [right, 'api-keys'], 'contacts-view')).toEqual(['api-keys']);
    expect(mightEver(user(right), 'contacts.view')).toBe(true);
  });

  test('S2.12 without the right there is no new list, and no access to any attribute', () => {
    for (const permission of ['lists.create', 'attributes.view', 'attributes.manage'] as const) {
      expect(decide(without('contacts-lists'), permission, here)).toMatchObject({
        allowed: false,
        rule: { kind: 'right', id: 'contacts-lists' },
      });
    }
  });

  test('S2.13 without the right there is no access to any form', () => {
    expect(decide(without('contacts-forms'), 'forms.view', here).allowed).toBe(false);
  });

  const contactRights = all.filter((id) => id.startsWith('contacts-'));

  test('S2.21 the test list needs one right of Contacts, and adding to it the right to edit', () => {
    expect(decide(without(...contactRights), 'test-list.manage', here)).toMatchObject({
      allowed: false,
      rule: { kind: 'requirement', id: 'contacts-area' },
    });
    expect(decide(without('contacts-edit'), 'test-list.manage', here).allowed).toBe(true);
    expect(decide(without('contacts-edit'), 'test-list.add', here)).toMatchObject({
      allowed: false,
      rule: { kind: 'requirement', id: 'test-list-adding' },
    });
    expect(decide(user('contacts-edit'), 'test-list.add', here).allowed).toBe(true);
  });

  test.each(contactRights)('S2.22 global calculations open with %s alone', (right) => {
    expect(decide(user(right), 'calculations.manage', here).allowed).toBe(true);
  });

  test('S2.22 attributes and global calculations stay closed without any right of Contacts', () => {
    for (const permission of ['calculations.view', 'calculations.manage', 'attributes.view'] as const) {
      expect(decide(without(...contactRights), permission, here).allowed).toBe(false);
    }
  });
});

describe('permissions that depend on other rights', () => {
  const sending = all.filter((id) => /^(email|sms|templates)-/.test(id));

  const settings: Permission[] = [
    'default-settings.view',
    'default-settings.update',
    'analytics.view',
    'analytics.update',
    'social-channels.view',
    'social-channels.update',
    'senders.view',
    'senders.manage',
    'domains.view',
    'domains.manage',
    'dedicated-ips.view',
    'dedicated-ips.manage',
  ];

  test.each(settings)(
    'S2.20 %s needs one right of Email campaigns, SMS campaigns or Templates',
    (setting) => {
      expect(sending).toHaveLength(6);
      expect(decide(without(...sending), setting, here)).toMatchObject({
        allowed: false,
        rule: { kind: 'requirement', id: 'sending-areas' },
      });
      for (const right of sending) expect(decide(user(right), setting, here).allowed, right).toBe(true);
    },
  );

  test('S2.15 launching ads needs an ad account, which people with a right of ads can connect', () => {
    const paid = (...grants: string[]) => ask('additional-user', { grants, flags: ['payment-method'] });
    for (const permission of ['facebook-ads.launch', 'facebook-ads.schedule'] as const)
      expect(availability(paid('facebook-ads-launch'), permission)).toEqual({
        state: 'locked',
        decision: {
          allowed: false,
          permission,
          rule: { kind: 'requirement', id: 'ad-account', model: 'feature-grants' },
          remedy: { kind: 'lift', by: ['owner', 'additional-user'] },
        },
      });
    for (const right of ['facebook-ads-edit', 'facebook-ads-launch'])
      expect(mightEver(paid(right), 'ad-accounts.manage'), right).toBe(true);
    expect(
      availability(without('facebook-ads-edit', 'facebook-ads-launch'), 'ad-accounts.manage'),
    ).toMatchObject({
      decision: { rule: { kind: 'requirement', id: 'ads-area' } },
    });
  });

  test('S2.19 launching ads needs a valid payment method, which the owner can enter', () => {
    for (const asker of [ask('additional-user', { grants: all }), ask('owner')]) {
      for (const permission of ['facebook-ads.launch', 'facebook-ads.schedule'] as const) {
        expect(availability(asker, permission)).toMatchObject({
          state: 'locked',
          decision: {
            allowed: false,
            rule: { kind: 'requirement', id: 'payment-method', model: 'feature-grants' },
            remedy: { kind: 'lift', by: ['owner'] },
          },
        });
      }
      for (const permission of [
        'facebook-ads.view',
        'facebook-ads.update',
        'facebook-ads.suspend',
      ] as const) {
        expect(mightEver(asker, permission)).toBe(true);
      }
    }
  });
});

describe('user management', () => {
  test('S2.18 without the right the list is visible, and nothing in it can be changed', () => {
    const asker = without('user-management');
    expect(decide(asker, 'users.view', here).allowed).toBe(true);
    for (const permission of ['users.edit', 'users.revoke'] as const) {
      expect(decide(asker, permission, ben('additional-user')).allowed).toBe(false);
    }
    for (const permission of ['users.invite', 'users.assign'] as const) {
      expect(decide(asker, permission, access('additional-user')).allowed).toBe(false);
    }
  });

  test('S2.18 with the right additional users are administered, and owners are not', () => {
    for (const permission of ['users.edit', 'users.revoke'] as const) {
      expect(decide(user(...all), permission, ben('additional-user')).allowed).toBe(true);
      expect(decide(user(...all), permission, ben('owner')).allowed).toBe(false);
    }
    expect(decide(user(...all), 'users.invite', access('owner')).allowed).toBe(false);
  });

  test('S2.1 the owner gives any of the rights', () => {
    for (const right of all) {
      expect(decide(ask('owner'), 'users.assign', access('additional-user', [right])).allowed).toBe(true);
    }
  });

  test.each(all.filter((id) => id !== 'user-management' && id !== 'contacts-view'))(
    'R3, S2.18 no user without %s gives it, and their invitations leave it out',
    (right) => {
      const giver = without(right);
      expect(decide(giver, 'users.assign', access('additional-user', [right]))).toMatchObject({
        allowed: false,
        rule: { kind: 'guard', id: 'ceiling' },
      });
      expect(initialGrants(giver, 'additional-user')).toEqual(all.filter((id) => id !== right));
    },
  );
});
