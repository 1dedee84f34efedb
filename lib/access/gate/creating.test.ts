import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const declaration = /^export const (\w+)Action = action\(\s*'[\w.-]+',\s*(creating\()?/gm;
const verbs =
  /^(?:add|begin|clone|copy|create|duplicate|invite|issue|make|new|note|open|order|renew|reply|request|send|start|submit|test|topUp)/;

/** Why repeating the post has one effect without a request id of the action. */
const once: Readonly<Record<string, string>> = {
  addManager: 'sets the rights of a member, by version',
  addPaymentMethod: 'a workspace has one',
  addTag: 'a conversation has each tag once',
  addToList: 'a list has each contact once',
  beginSetUp: 'a person has one set-up under way',
  beginSetUpForm: 'calls beginSetUp',
  note: 'the message keeps the request id of the form',
  renewCodes: 'replaces the codes of before, and an answer that is kept would keep them readable',
  renewCodesForm: 'calls renewCodes',
  renewSecret: 'by version',
  renewViewing: 'moves the end of the one viewing of a session',
  renewViewingForm: 'calls renewViewing, which moves an end',
  reply: 'the message keeps the request id of the form',
  requestEmailChange: 'the later link replaces the earlier one',
  sendBatch: 'by version, and a batch is sent once',
  sendBroadcast: 'by version',
  sendMessage: 'the message and the credit keep the request id of the form',
  startFactorReset: 'a person has one reset under way',
  startImport: 'an import starts once',
  submitFormForm: 'passes the request id of its form to submitForm',
  testMailbox: 'signs in, and stores nothing',
  topUp: 'the transfer keeps the request id of the form',
};

test('RV5 a creating action is declared with creating, or its reason to be idempotent is listed', () => {
  const declared = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('actions.ts'))
    .flatMap((path) => [...readFileSync(`app/${path}`, 'utf8').matchAll(declaration)])
    .map(([, name = '', creating]) => ({ name, isCreating: creating !== undefined }));
  const undeclared = declared.filter(({ name, isCreating }) => verbs.test(name) && !isCreating);
  expect(undeclared.map(({ name }) => name).sort()).toEqual(Object.keys(once).sort());
  expect(declared.filter(({ isCreating }) => isCreating).length).toBeGreaterThanOrEqual(20);
});
