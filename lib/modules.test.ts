import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '@/lib/access/models/catalogue';
import { background, collections, modules, settingsForms } from './modules';

const features = modules.flatMap((module) => module.features);

test('each module is the folder of its id, with a README', () => {
  for (const { id } of modules) expect(existsSync(`lib/work/${id}/README.md`), id).toBe(true);
});

test('every feature of work has exactly one module', () => {
  expect(features.length).toBe(new Set(features).size);
  const work = Object.entries(catalogue.features).filter(([, { group }]) => group === 'modules');
  expect(features).toEqual(expect.arrayContaining(work.map(([id]) => id)));
});

test.each(modules.map((module) => [module.id, module] as const))(
  'the records and effects of %s belong to its own features',
  (_, module) => {
    const served: readonly string[] = module.features;
    const named = [
      ...(module.collections ?? []).map(({ id }) => id),
      ...(module.settingsForms ?? []).map(({ id }) => id),
      ...Object.keys(module.effects ?? {}),
      ...Object.keys(module.references ?? {}),
    ];
    expect(served).toEqual(expect.arrayContaining(named));
  },
);

test('every kind of job, sending and tracked link has exactly one module', () => {
  const brought = [
    background.handlers.flatMap(({ kinds }) => kinds),
    modules.flatMap(({ sendings = {} }) => Object.keys(sendings)),
    modules.flatMap(({ links = {} }) => Object.keys(links)),
    background.timers.map(({ name }) => name),
  ];
  for (const names of brought) {
    expect(names.length).toBeGreaterThan(0);
    expect(names).toEqual([...new Set(names)]);
  }
});

test('collections follow the order of the catalogue, whatever the order of the modules', () => {
  const order = Object.keys(catalogue.features);
  const places = collections.map(({ id }) => order.indexOf(id));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test('definitions are plain data, which a page can send to the browser', () => {
  for (const definition of [...collections, ...settingsForms]) {
    expect(structuredClone(definition)).toEqual(definition);
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  }
});
