import { expect, test } from 'vitest';
import { fieldErrors } from '@/lib/platform/field-errors';
import { evaluationRequest, evaluationsRequest } from './request';

const subject = { type: 'user', id: 'ann@example.com' };
const action = { name: 'contacts.view' };
const resource = { type: 'workspace', id: 'sales' };
const question = { subject, action, resource };

const errorsOf = (body: unknown) => {
  const { error } = evaluationRequest.safeParse(body);
  return error && fieldErrors(error);
};

test('B13 a question without unknown names, context or properties is complete', () => {
  expect(errorsOf(question)).toBeUndefined();
});

test('B13 unknown names are ignored at every depth', () => {
  const body = {
    ...question,
    future: { nested: true },
    subject: { ...subject, more: 1, properties: { department: 'Sales' } },
    resource: { ...resource, properties: { owner: 'bob' } },
  };
  expect(evaluationRequest.parse(body)).toEqual({
    ...question,
    subject: { ...subject, properties: {} },
    resource: { ...resource, properties: {} },
  });
});

test.each([
  [{ action, resource }, 'subject', 'required'],
  [{ subject, resource }, 'action', 'required'],
  [{ subject, action }, 'resource', 'required'],
  [{ ...question, subject: { id: 'x' } }, 'subject.type', 'required'],
  [{ ...question, subject: { type: 'user' } }, 'subject.id', 'required'],
  [{ ...question, action: {} }, 'action.name', 'required'],
  [{ ...question, resource: { id: 'x' } }, 'resource.type', 'required'],
  [{ ...question, resource: { type: 'x' } }, 'resource.id', 'required'],
  [{ ...question, subject: 'ann' }, 'subject', 'invalid'],
  [{ ...question, subject: null }, 'subject', 'invalid'],
  [{ ...question, subject: [] }, 'subject', 'invalid'],
  [{ ...question, subject: { type: 'user', id: 7 } }, 'subject.id', 'invalid'],
  [{ ...question, subject: { type: 'user', id: null } }, 'subject.id', 'invalid'],
  [{ ...question, action: { name: 123 } }, 'action.name', 'invalid'],
  [{ ...question, action: { ...action, properties: 'x' } }, 'action.properties', 'invalid'],
  [{ ...question, resource: { ...resource, properties: [] } }, 'resource.properties', 'invalid'],
  [{ ...question, context: 'x' }, 'context', 'invalid'],
  [{ ...question, context: [] }, 'context', 'invalid'],
  [
    { ...question, subject: { ...subject, properties: { role: ['owner'] } } },
    'subject.properties.role',
    'invalid',
  ],
  [
    { ...question, subject: { ...subject, properties: { rights: 'all' } } },
    'subject.properties.rights',
    'invalid',
  ],
  [
    { ...question, subject: { ...subject, properties: { restrictions: [1] } } },
    'subject.properties.restrictions.0',
    'invalid',
  ],
  [
    { ...question, subject: { ...subject, properties: { endsAt: 'Friday' } } },
    'subject.properties.endsAt',
    'invalid',
  ],
  [
    { ...question, resource: { ...resource, properties: { seat: 7 } } },
    'resource.properties.seat',
    'invalid',
  ],
  [
    { ...question, resource: { ...resource, properties: { team: {} } } },
    'resource.properties.team',
    'invalid',
  ],
])('B13 SA1 the question %.90j is faulty in %s: %s', (body, field, code) => {
  expect(errorsOf(body)).toMatchObject({ [field]: code });
});

test.each([
  [{ evaluations: {} }, 'evaluations', 'invalid'],
  [{ evaluations: Array.from({ length: 101 }, () => ({})) }, 'evaluations', 'too-many-questions'],
  [{ options: [] }, 'options', 'invalid'],
  [{ options: { evaluations_semantic: 'any' } }, 'options.evaluations_semantic', 'unknown-choice'],
  [{ options: { evaluations_semantic: null } }, 'options.evaluations_semantic', 'unknown-choice'],
  [{ subject: 'ann', evaluations: [{}] }, 'subject', 'invalid'],
])('B13 SA1 the questions %.60j are refused as a whole, for %s: %s', (body, field, code) => {
  const { error } = evaluationsRequest.safeParse(body);
  expect(error && fieldErrors(error)).toMatchObject({ [field]: code });
});

test('B13 options besides the semantic are ignored, and the semantic has a default', () => {
  const { options } = evaluationsRequest.parse({ options: { another: 1 } });
  expect(options.evaluations_semantic).toBe('execute_all');
  expect(evaluationsRequest.parse({}).options.evaluations_semantic).toBe('execute_all');
});
