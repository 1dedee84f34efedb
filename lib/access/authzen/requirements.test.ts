import { expect, test } from 'vitest';
import { requirementsIn, unheld } from '@/lib/test-support/requirements';

test('B13 each requirement of AuthZEN names a test that exists, or a reason', () => {
  const requirements = requirementsIn('docs/authzen-requirements.md');
  expect(requirements).toHaveLength(42);
  expect(unheld(requirements, ['lib/access/authzen', 'e2e/access/authzen.spec.ts'])).toEqual([]);
});
