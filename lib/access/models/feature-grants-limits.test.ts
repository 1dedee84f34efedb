import { describe, expect, test } from 'vitest';
import { initialGrants, offeredRights } from '@/lib/policy/changes/offers';
import { availability, mightEver } from '@/lib/policy/might-ever';
import type { FeatureId } from '@/lib/policy/model';
import { featureGrants } from './feature-grants';
import { permissionsOf } from './permissions';
import { as, gained, held } from './test-support/test-access';

const ask = as(featureGrants);
const all = featureGrants.roles['additional-user'].rights;
/** An additional user with these rights, in an account with a valid payment method and an ad account. */
const user = (...grants: string[]) =>
  ask('additional-user', { grants, flags: ['payment-method', 'ad-account'] });
const bare = user();

describe('S2.6–S2.18, S2.20–S2.22 the rights of an additional user', () => {
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
    const owners = gained(ask('owner', { flags: ['payment-method', 'ad-account'] }), user(...all));
    expect(new Set(owners.map((permission) => permission.split('.')[0]))).toEqual(new Set(never));
  });
});
