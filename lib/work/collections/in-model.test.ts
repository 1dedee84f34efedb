import { expect, test } from 'vitest';
import { accountTree } from '@/lib/access/models/account-tree';
import { delegatedManagers } from '@/lib/access/models/delegated-managers';
import { automations } from '@/lib/work/automations/automations';
import { askedFields, type Collection, filtersOf } from './definition';
import { inModel } from './in-model';
import { recordSchema } from './record-schema';

const tree = inModel(automations, accountTree.features);
const managers = inModel(automations, delegatedManagers.features);
const optionsOf = ({ fields }: Collection, name: string) => {
  const field = fields[name];
  return field?.kind === 'choice' ? field.options : undefined;
};

test('S0.2 S4.4 an access model offers the events and steps of its features', () => {
  expect(optionsOf(tree, 'event')).toEqual([
    'contact-created',
    'message-received',
    'conversation-opened',
    'conversation-closed',
  ]);
  expect(optionsOf(managers, 'event')).toEqual(['contact-created', 'list-joined']);
  expect(optionsOf(tree, 'step')).toEqual(['text']);
  expect(optionsOf(managers, 'step')).toEqual(['text', 'email']);
});

test('S0.2 a choice with one option is made without being asked, and is no filter; fields of other options are absent', () => {
  expect(askedFields(tree).map(([name]) => name)).toEqual(['event', 'minutes', 'step', 'text']);
  expect(filtersOf(tree).map(({ name }) => name)).toEqual(['state', 'event']);
  const fields = { event: 'contact-created', minutes: 0, step: 'email', subject: 'Ciao', text: 'Ciao' };
  expect(recordSchema(tree).parse({ name: 'Welcome', fields }).fields).toEqual({
    ...{ event: 'contact-created', minutes: 0, step: 'text', text: 'Ciao' },
  });
});
