import { describe, expect, test } from 'vitest';
import { matrix } from '@/lib/policy/overviews/matrix';
import { catalogue } from './catalogue';
import { mill } from './test-support/mill';

describe('the matrix', () => {
  const cell = (role: string, conditions?: Parameters<typeof matrix>[1]) =>
    matrix(mill, conditions)
      .groups.flatMap(({ features }) => features)
      .find(({ feature }) => feature === 'forms')?.cells[role];

  test('evaluates each role at its level, with every flag true, and names the requirements', () => {
    expect(cell('miller')).toMatchObject({ state: 'yes', requirements: ['paid'] });
    expect(cell('hand')).toMatchObject({ state: 'restrictable', isInitial: true, requirements: ['paid'] });
  });

  test('evaluates one kind of workspace on request', () => {
    expect(cell('miller', { flags: [] })?.state).toBe('never');
    expect(cell('hand', { level: 0 })?.state).toBe('never');
    expect(cell('hand', { level: 1 })?.state).toBe('restrictable');
    expect(cell('miller', { plan: 'growth' })).toMatchObject({ state: 'yes', requirements: ['paid'] });
  });

  test('gives no reasons for a permission that a role never has', () => {
    expect(cell('hand', { level: 0 })).toEqual({
      state: 'never',
      restrictions: [],
      rights: [],
      narrowedBy: [],
      scope: null,
      isInitial: false,
      requirements: [],
    });
  });

  test('lists only groups with features, and is computed once a model', () => {
    const { groups } = matrix(mill);
    expect(groups.flatMap(({ features }) => features.map(({ feature }) => feature)).sort()).toEqual(
      [...mill.features].sort(),
    );
    expect(groups.filter(({ features }) => features.length === 0)).toEqual([]);
    expect(matrix(mill).groups).toBe(groups);
  });

  test('needs a catalogue with a plan', () => {
    const without = { ...mill, catalogue: { ...catalogue, plans: [] as never } };
    expect(() => matrix(without)).toThrow('The catalogue names no plan.');
  });
});
