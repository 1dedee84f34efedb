import { describe, expect, it } from 'vitest';
import { chooseLocale, chooseTimeZone, formatLocales, languageOf, locales } from './locales';

describe('the language of an answer', () => {
  it('is the one that the person chose', () => {
    expect(chooseLocale('it', 'fr-FR,fr;q=0.9')).toBe('it');
  });

  it('is the most preferred one that the console has', () => {
    expect(chooseLocale(undefined, 'de;q=0.9, fr-CA;q=0.8, it;q=0.5')).toBe('fr');
    expect(chooseLocale(undefined, 'it;q=0.2, en;q=0.7')).toBe('en');
  });

  it('is English when none matches, and ignores refused ones', () => {
    expect(chooseLocale('tlh', 'ja, ko')).toBe('en');
    expect(chooseLocale(undefined, 'fr;q=0, it')).toBe('it');
    expect(chooseLocale(undefined, null)).toBe('en');
  });
});

describe('the time zone', () => {
  it('is the one that the browser named', () => {
    expect(chooseTimeZone('Europe/Rome')).toBe('Europe/Rome');
  });

  it('UTC is the default', () => {
    expect(chooseTimeZone(undefined)).toBe('UTC');
    expect(chooseTimeZone('Mars/Olympus')).toBe('UTC');
    expect(chooseTimeZone('x'.repeat(10_000))).toBe('UTC');
  });
});

it('each language writes dates with the day first, and its format locale leads back to it', () => {
  const date = new Date('2026-11-25T12:00:00Z');
  for (const language of locales) {
    const written = new Intl.DateTimeFormat(formatLocales[language], { day: 'numeric', month: 'short' });
    expect(written.format(date)).toMatch(/^25/);
    expect(languageOf(formatLocales[language])).toBe(language);
  }
  expect(languageOf('de')).toBe('en');
});
