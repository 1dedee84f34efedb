import { describe, expect, test } from 'vitest';
import { accessesOf } from '@/lib/policy/closure/accesses';
import { prove } from '@/lib/policy/closure/prove';
import { accountTree } from './account-tree';
import { administrativeActs } from './administrative-acts';
import { hostedAccounts } from './hosted-accounts';
import { customVariants } from './test-support/custom-variants';

describe.each([accountTree, hostedAccounts])('R3 custom roles of $id', (model) => {
  test('B7 R3 no custom role that lacks a permission, or has only one, opens a way up', () => {
    for (const variant of customVariants(model)) {
      const { accesses } = accessesOf(variant, { whole: 4, few: 1 });
      expect(prove(variant, accesses, administrativeActs).wayUp).toBeNull();
    }
  });
});
