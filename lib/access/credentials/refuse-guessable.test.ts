import { describe, expect, test } from 'vitest';
import { Invalid } from '@/lib/platform/errors';
import { refuseGuessable } from './refuse-guessable';

const ana = { email: 'ana.corvane@harbour.example', names: ['Ana Corvane'] };
const attempt = (password: string) => () => refuseGuessable('password', password, ana);

describe('a new password', () => {
  test.each(['qwertyqwerty', 'QwertyQwerty', '123456654321', 'administrator', '1qaz2wsx3edc'])(
    'AU15 that many people have is refused: %s',
    (password) => {
      expect(attempt(password)).toThrow(new Invalid({ password: 'password-frequent' }));
    },
  );

  test.each([
    ['the address', 'ana.corvane@harbour.example'],
    ['the address in another case, with a digit', 'Ana.Corvane@Harbour.Example1'],
    ['the name', 'AnaCorvane2026!'],
    ['the name in pieces', 'corvane-ana-corvane'],
    ['the domain of the address', 'harbour-1234567'],
    ['the product’s name', 'latchkey2026'],
    ['the product’s name twice', 'Latchkey Latchkey'],
  ])('AU15 that is %s is refused', (_, password) => {
    expect(attempt(password)).toThrow(new Invalid({ password: 'password-own-words' }));
  });

  test.each(['quiet river under stones', 'ana likes quiet rivers', '830274658392', 'šumělo moře jako'])(
    'AU15 that is neither is accepted: %s',
    (password) => {
      expect(attempt(password)).not.toThrow();
    },
  );

  test('AU15 is not compared with names that are shorter than a word', () => {
    const li = { email: 'li@a.io', names: ['Li A'] };
    expect(() => refuseGuessable('password', 'li likes rivers', li)).not.toThrow();
  });
});
