import { expect, test } from 'vitest';
import { foldUsername, usernameOf } from './username';

test.each([
  ['Élodie', 'Dupré', 'edupre'],
  ['anna', 'De Luca', 'adeluca'],
  ['Œdipe', "D'Alembert", 'odalembert'],
  ['Søren', 'Großmann', 'sgrossmann'],
  ['Jean-Noël', 'Lemaître', 'jlemaitre'],
])('S4.7 %s %s is proposed as %s', (firstName, lastName, username) => {
  expect(usernameOf({ firstName, lastName })).toBe(username);
});

test('S4.7 a name without Latin characters proposes nothing', () => {
  expect(usernameOf({ firstName: '明', lastName: '山' })).toBeNull();
  expect(usernameOf({ firstName: '', lastName: 'Dupré' })).toBeNull();
});

test('S4.7 case and accents do not make another username', () => {
  expect(foldUsername('EDuprÉ')).toBe(foldUsername('edupre'));
});
