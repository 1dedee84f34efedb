import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { teamInbox } from '@/lib/access/models/team-inbox';
import { accessOf } from '@/lib/policy/access';
import { mask, mayWrite, unmaskedFields } from './mask';

const agent = (restrictions: string[]) =>
  accessOf(
    teamInbox,
    { role: 'agent', restrictions, grants: [], plan: 'advanced', level: 0, status: 'active' },
    { userId: 'ana', seats: ['seat-ana'], teams: [] },
  );
const masked = agent(['mask']);
const open = agent([]);
const hintOf = (field: 'phone' | 'email', value: string) => {
  const view = mask(masked, { phone: null, email: null, [field]: value })[field];
  return view.state === 'masked' ? `${view.hint.start}…${view.hint.end}` : view.state;
};

describe('S1.26 phone and email are never fully visible', () => {
  test.each([
    ['+39 333 123 4541', '+39…41'],
    ['+33612345608', '+33…08'],
    ['+353 86 123 4534', '+353…34'],
    ['+1 (555) 010-9999', '+1…99'],
    ['+7 495 123-45-67', '+7…67'],
    ['06 12 34 56 08', '…08'],
    ['+39 1234', '…'],
    ['123', '…'],
    [' +39 333 123 4541', '+39…41'],
    ['39 333 123 4541', '…41'],
    ['+39 12345 67', '+39…67'],
    ['+39 12345 6', '…'],
    ['+0123456789', '…89'],
    ...['20', '27', '31', '44', '49', '55', '62', '66', '86', '91', '98'].map((code): [string, string] => [
      `+${code}1234567890`,
      `+${code}…90`,
    ]),
    ...['212', '351', '420', '590', '673', '852', '992'].map((code): [string, string] => [
      `+${code}1234567890`,
      `+${code}…90`,
    ]),
    ['+353 123456', '…'],
  ])('S1.26 the hint of the phone %s is %s', (phone, hint) => expect(hintOf('phone', phone)).toBe(hint));

  test.each([
    ['jean-baptiste@example.fr', 'j…fr'],
    ['margaret@mail.example.co.uk', 'm…uk'],
    ['élodie@exemple.fr', 'é…fr'],
    ['a@b.fr', '…fr'],
    ['ab@b.fr', '…fr'],
    ['abc@b.fr', 'a…fr'],
    [' jean@example.fr ', 'j…fr'],
    ['1jean@example.fr', '1…fr'],
    ['-jean@example.fr', '…'],
    ['someone@anna.photography', '…'],
    ['no address at all', '…'],
    ['x@localhost', '…'],
  ])('S1.26 the hint of the email %s is %s', (email, hint) => expect(hintOf('email', email)).toBe(hint));

  test('S1.26 no masked view contains the value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.emailAddress()), (value) => {
        fc.pre(value.trim().length > 2);
        const text = JSON.stringify(mask(masked, { phone: value, email: value }));
        const { phone, email } = mask(masked, { phone: value, email: value });
        for (const view of [phone, email]) {
          if (view.state !== 'masked') throw new Error(text);
          const shown = view.hint.start + view.hint.end;
          expect(shown.length).toBeLessThan(value.trim().length);
        }
      }),
      { seed: 26 },
    );
  });

  test('S1.26 without the restriction the value is shown, and a missing value is missing for all', () => {
    const contact = { id: 'c1', phone: '+39 333 123 4541', email: '' };
    expect(mask(open, contact)).toEqual({
      id: 'c1',
      phone: { state: 'shown', value: '+39 333 123 4541' },
      email: { state: 'missing' },
    });
    expect(mask(masked, contact).email).toEqual({ state: 'missing' });
    expect(mask(open, { phone: '  ', email: null }).phone).toEqual({ state: 'missing' });
  });

  test('S1.26 a masked field cannot be searched or sorted by', () => {
    expect(unmaskedFields(open)).toEqual(['phone', 'email']);
    expect(unmaskedFields(masked)).toEqual([]);
  });
});

describe('S1.26 a masked field can be added but not changed', () => {
  test.each([null, '', '  '])('S1.26 a phone may be added to a contact with %o', (current) => {
    expect(mayWrite(masked, 'phone', current)).toEqual({
      allowed: true,
      rule: { kind: 'restriction', id: 'mask', model: 'team-inbox' },
    });
  });

  test('S1.26 an Agent cannot update a masked value, and a Manager can', () => {
    expect(mayWrite(masked, 'email', 'jean@example.fr')).toEqual({
      allowed: false,
      rule: { kind: 'restriction', id: 'mask', model: 'team-inbox' },
      remedy: { kind: 'ask', by: ['owner', 'manager'] },
    });
    expect(mayWrite(open, 'email', 'jean@example.fr')).toEqual({
      allowed: true,
      rule: { kind: 'role', id: 'agent', model: 'team-inbox' },
    });
  });
});
