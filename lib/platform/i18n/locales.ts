/** The languages of the console, in the order in which menus list them. */
export const locales = ['en', 'fr', 'it'] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'en';

/** The locales for dates and numbers: European English puts the day before the month. */
export const formatLocales: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr', it: 'it' };

/** The language of a locale such as `en-GB`; the default for an unsupported one. */
export function languageOf(locale: string): Locale {
  return (
    locales.find((language) => formatLocales[language] === locale || language === locale) ?? defaultLocale
  );
}

/** The name of each language in that language. */
export const languageNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  fr: 'Français',
  it: 'Italiano',
};

/** Cookies that the browser keeps for a year: the chosen language, and the browser's time zone. */
export const localeCookie = 'locale';
export const timeZoneCookie = 'time-zone';

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * The language of the response: the chosen one, else the best of `Accept-Language`, else English. Accepts unchecked
 * browser input; never throws.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  return acceptedLanguages(acceptLanguage ?? '').find(isLocale) ?? defaultLocale;
}

/** Primary subtags by descending preference. `fr-CA` counts as `fr`. */
function acceptedLanguages(header: string): string[] {
  return header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { language: tag.split('-')[0] ?? '', quality: quality ? Number(quality.slice(2)) || 0 : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}

/** Whether this runtime knows a time zone of that name. */
export function isTimeZone(name: string): boolean {
  if (name === '' || name.length > 64) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError
  }
}

/** The zone that the browser named, if it is valid; otherwise UTC. */
export function chooseTimeZone(requested: string | undefined): string {
  if (!requested || requested.length > 64) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: requested }).resolvedOptions().timeZone;
  } catch {
    return 'UTC'; // RangeError: not a zone that this runtime knows
  }
}
