import { faker as english } from '@faker-js/faker/locale/en_GB';
import { faker as french } from '@faker-js/faker/locale/fr';
import { faker as italian } from '@faker-js/faker/locale/it';
import type { Language } from './plan';

const voices = { fr: french, it: italian, en: english };

/** Fixed seeds, so that two demos are alike. */
for (const voice of Object.values(voices)) voice.seed(20_261_122);

/** Random choices that do not depend on a language. */
export const chance = english;

export function inventName(language: Language): string {
  const { person } = voices[language];
  return `${person.firstName()} ${person.lastName()}`;
}

/** The local part of an email address for a name. */
export function mailboxOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9-]+/g, '.');
}

/** A phone number that is not assigned, or at least receives no text messages, in E.164 form. */
export function inventPhone(language: Language): string {
  const digits = (length: number) => nextOf(language, 10 ** length).padStart(length, '0');
  // France and the United Kingdom reserve numbers for fiction; Italy has no area code 0999.
  if (language === 'fr') return `+3363998${digits(4)}`;
  if (language === 'en') return `+447700900${digits(3)}`;
  return `+390999${digits(6)}`;
}

const dealt = { fr: 0, it: 0, en: 0 };

/** Uses each number once before any repeats, in an order without a visible pattern: steps through them by a prime. */
function nextOf(language: Language, all: number): string {
  dealt[language] += 7_919;
  return String(dealt[language] % all);
}
