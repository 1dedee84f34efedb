import { expect, it } from 'vitest';
import { currentEntry } from './menu-data';

const entry = (href: string) => ({ href, label: href, icon: null });
const sections = [
  { id: 'modules', entries: [entry('/w/lyon'), entry('/w/lyon/contacts')] },
  { id: 'settings', entries: [entry('/w/lyon/settings/users')] },
];

it.each([
  ['/w/lyon', '/w/lyon'],
  ['/w/lyon/contacts/7', '/w/lyon/contacts'],
  ['/w/lyon/contacts-old', '/w/lyon'],
  ['/w/lyon/settings/users', '/w/lyon/settings/users'],
  ['/me', undefined],
])('%s belongs to %s', (path, href) => {
  expect(currentEntry(sections, path)?.href).toBe(href);
});
