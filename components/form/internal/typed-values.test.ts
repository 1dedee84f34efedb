import { expect, test } from 'vitest';
import { typedValues, withTyped } from './typed-values';

const first = { name: 'Ana', phone: '+39 •••', fields: { city: 'Torino', note: '' }, roles: ['agent'] };

test('a draft contains the typed values only, and no value that the server sent', () => {
  const values = { ...first, name: 'Anna', fields: { city: 'Torino', note: 'Calls back' } };
  expect(typedValues(values, first)).toEqual({ name: 'Anna', fields: { note: 'Calls back' } });
  expect(typedValues(first, first)).toEqual({});
});

test('files are left out of a draft', () => {
  expect(typedValues({ picture: new Blob(['x']), pictures: [new Blob(['x'])] }, {})).toEqual({});
});

test('a restored draft keeps what the server sends now in the other fields', () => {
  const now = { ...first, phone: '+39 12', fields: { city: 'Milano', note: '' } };
  expect(withTyped(now, { fields: { note: 'Calls back' }, roles: ['manager'] })).toEqual({
    ...now,
    fields: { city: 'Milano', note: 'Calls back' },
    roles: ['manager'],
  });
});
