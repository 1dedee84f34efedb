import 'server-only';
import { getLocale } from 'next-intl/server';
import { type Locale, languageOf } from './locales';

/** The language of the request, as it is stored of people and of mails to be written. */
export async function currentLanguage(): Promise<Locale> {
  return languageOf(await getLocale());
}
