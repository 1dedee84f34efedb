import { expect, it } from 'vitest';
import { countries, countryNames } from './countries';

it('every country has a name in each language', () => {
  expect(new Set(countries).size).toBe(249);
  for (const locale of ['en-GB', 'fr-FR', 'it-IT']) {
    const named = countryNames(locale);
    expect(named.every(({ code, name }) => name !== code)).toBe(true);
  }
  const german = countryNames('fr-FR').find(({ code }) => code === 'DE');
  expect(german?.name).toBe('Allemagne');
  expect(countryNames('en-GB').map(({ name }) => name)[0]).toBe('Afghanistan');
});
