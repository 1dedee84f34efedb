import 'server-only';
import { getLocale } from 'next-intl/server';
import { type Locale, languageOf } from './locales';

/** The language of the request, as stored for people and for mails. */
export async function currentLanguage(): Promise<Locale> {
  return languageOf(await getLocale());
}
