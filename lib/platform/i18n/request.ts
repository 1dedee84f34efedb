import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import {
  chooseLocale,
  chooseTimeZone,
  formatLocales,
  isLocale,
  localeCookie,
  timeZoneCookie,
} from './locales';

/**
 * next-intl without routing: a cookie holds the language, never the address.
 *
 * @param findViewed the language of the person whom the request views as (B6), if any
 */
export const requestConfig = (findViewed: () => Promise<string | null>) =>
  getRequestConfig(async ({ locale: requested }) => {
    const [jar, sent, viewed] = await Promise.all([cookies(), headers(), findViewed()]);
    const chosen = isLocale(viewed) ? viewed : jar.get(localeCookie)?.value;
    const language = isLocale(requested) ? requested : chooseLocale(chosen, sent.get('accept-language'));
    return {
      locale: formatLocales[language],
      timeZone: chooseTimeZone(jar.get(timeZoneCookie)?.value),
      messages: (await import(`../../../messages/${language}.json`)).default,
    };
  });
