import { expect, test } from 'vitest';
import { teamInbox } from '@/lib/access/models/team-inbox';
import { words } from '@/scripts/policy/words';
import { matrixFile } from './matrix-csv';

test('S1.32 A43 the matrix for a spreadsheet has a byte order mark, and the words and separator of the language', () => {
  const english = matrixFile(teamInbox, words, { format: 'spreadsheet', language: 'en' });
  expect(english).toMatch(/^\uFEFFtype,id,label,/);
  expect(english).toContain(
    'permission,contacts.delete,Delete contacts,yes,,unless restricted,Contact deletion,no,',
  );
  const french = matrixFile(teamInbox, words, { format: 'spreadsheet', language: 'fr' });
  expect(french).toContain('permission;contacts.delete;Delete contacts;yes;;');
});

test('S1.32 A43 the matrix for programs has ids and commas, the same in every language', () => {
  const [english, french] = (['en', 'fr'] as const).map((language) =>
    matrixFile(teamInbox, words, { format: 'programs', language }),
  );
  expect(english).toMatch(/^kind,id,owner,owner\.decided-by,manager,/);
  expect(english).toContain('permission,contacts.delete,yes,,unlessRestricted,contact-deletion,no,\r\n');
  expect(french).toBe(english);
});
