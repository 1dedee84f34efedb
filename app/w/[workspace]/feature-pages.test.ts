import { expect, test } from 'vitest';
import { workspaceModels } from '@/lib/access/models/registry';
import { pageOf } from './feature-pages';

/** Features without a separate page: their actions are on other pages, or not built yet. */
const pageless = ['groups', 'profiles', 'settings'];

const features = [...new Set(workspaceModels.flatMap((model) => model.features))];

test('every feature of every model has a page for the menu, or is listed as having none', () => {
  expect(features.filter((feature) => pageOf(feature) === null).sort()).toEqual(pageless);
});

test.each([...workspaceModels])('no two features of $id share a page', ({ features: own }) => {
  const paths = own.flatMap((feature) => pageOf(feature)?.path ?? []);
  expect(new Set(paths).size).toBe(paths.length);
});
