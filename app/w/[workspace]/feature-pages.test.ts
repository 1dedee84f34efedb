import { expect, test } from 'vitest';
import { workspaceModels } from '@/lib/policy/models/registry';
import { pageOf } from './feature-pages';

/** Features without a page of their own: what they allow is met within other pages, or not built yet. */
const pageless = ['account', 'groups', 'passwords', 'profiles', 'settings'];

const features = [...new Set(workspaceModels.flatMap((model) => model.features))];

test('every feature of every model has a page that its menu can name, or is known to have none', () => {
  expect(features.filter((feature) => pageOf(feature) === null).sort()).toEqual(pageless);
});

test('no two features share a page', () => {
  const paths = features.flatMap((feature) => pageOf(feature)?.path ?? []);
  expect(new Set(paths).size).toBe(paths.length);
});
