import { expect, test } from 'vitest';
import { countries } from '@/lib/platform/countries';
import { proposedCountry } from './proposed-country';

test.each([
  ['Europe/Rome', ['en-US'], 'IT'],
  ['Europe/Zurich', ['fr'], 'CH'],
  ['UTC', ['fr-CH', 'en-GB'], 'CH'],
  ['UTC', ['it'], 'IT'],
  ['UTC', ['not a tag', 'fr-BE'], 'BE'],
  ['UTC', [], undefined],
])('the country proposed for the zone %s and the languages %j is %s', (timeZone, languages, country) => {
  expect(proposedCountry(countries, timeZone, languages)).toBe(country);
});
