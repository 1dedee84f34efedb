import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takesLinearTime } from '@/lib/test-support/compare-times';
import { previewOf } from '@/lib/work/assignment/message-preview';
import { isLeaked } from '../test-support/is-leaked';
import { leakyTexts, reachable } from '../test-support/leaky-texts';
import { hideAddresses } from './hidden-text';

const zoe = { phone: '+33612345678', email: 'zoe.k@example.fr', name: 'Zoé' };
const read = (text: string) => hideAddresses(text, zoe);

describe('S1.26 MA1 a text without the contact’s phone and email', () => {
  test.each([
    ['Call +33 6 12 34 56 78, thanks', 'Call •••, thanks'],
    ['06.12.34.56.78 ou 0612345678.', '••• ou •••.'],
    ['Zoe.K@Example.fr is mine', '••• is mine'],
    ['(+33) 6-12-34-56-78', '•••'],
    ['06 - 12 - 34 - 56 - 78', '•••'],
    ['06\n12\n34\n56\n78!', '•••!'],
    ['it ends in 45678', 'it ends in •••'],
    ['０６１２３４５６７８', '•••'],
    ['٠٦١٢٣٤٥٦٧٨', '•••'],
    ['๐๖๑๒๓๔๕๖๗๘', '•••'],
    ['0\u200b6\u200b1\u200b2\u200b3\u200b4\u200b5\u200b6\u200b7\u200b8', '•••'],
    ['0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣', '•••'],
    ['tel:+33612345678?x', 'tel:•••?x'],
    ['1+336123456782', '1•••'],
    ['zoe.k@exam', '•••'],
    ['write to zoe.k at example', 'write to ••• at example'],
    ['ｚｏｅ.k＠example.fr', '•••'],
    ['mailto:zoe.k%40example.fr', 'mailto:•••%40example.fr'],
    ['Azoe.k@example.frB', 'A•••'],
  ])('MA10 %j becomes %j', (text, left) => expect(read(text)).toBe(left));

  test.each([
    'Order 2026-10388 of 3 11 2026, shop +33 1 40 20 50 50, shop@example.fr',
    'Zoé asks for 1234 of them',
    '',
  ])('%j stays, because it is not the contact’s', (text) => expect(read(text)).toBe(text));

  test('the text stays when nothing is hidden or stored', () => {
    const text = 'zoe.k@example.fr +33612345678';
    expect(hideAddresses(text, { phone: null, email: null, name: '' })).toBe(text);
    expect(hideAddresses(text, { phone: ' ', email: '', name: '' })).toBe(text);
  });

  test('a short local part counts before an @ only, and so does a word of the name', () => {
    const jo = { phone: null, email: 'jo@example.fr', name: '' };
    expect(hideAddresses('jo said jo@exa', jo)).toBe('jo said •••');
    const anna = { phone: null, email: 'anna@example.fr', name: 'Anna Rossi' };
    expect(hideAddresses('Anna is anna@example.fr', anna)).toBe('Anna is •••');
  });

  test('MA10 random texts, masked and cut, contain no five digits of the phone and no local part', () => {
    fc.assert(
      fc.property(reachable, fc.context(), (contact, context) =>
        fc.assert(
          fc.property(leakyTexts(contact), fc.nat(250), (text, at) => {
            const seen = hideAddresses(text, { ...contact, name: '' });
            for (const shown of [seen, seen.slice(0, at), seen.slice(at), previewOf(seen)]) {
              context.log(shown);
              expect(isLeaked(shown, contact)).toBe(false);
            }
          }),
          { numRuns: 20 },
        ),
      ),
      { seed: 10, numRuns: 50 },
    );
  });

  test('SA12 hiding in 1 MB of digits and of half addresses takes linear time', async () => {
    for (const part of ['1 ', 'zoe.', '+3361234']) {
      const hide = (size: number) => read(part.repeat(size / part.length));
      expect(await takesLinearTime(hide, 1_000_000), part).toBe(true);
    }
  });
});
