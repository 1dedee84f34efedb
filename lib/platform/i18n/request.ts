import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { env } from '@/lib/platform/settings/settings';
import {
  chooseLocale,
  chooseTimeZone,
  formatLocales,
  isLocale,
  localeCookie,
  timeZoneCookie,
} from './locales';
import { preferenceCookie } from './preference-cookie';

/**
 * next-intl without routing: a cookie holds the language, never the address.
 *
 * @param findViewed the language of the person whom the request views as (B6), if any
 */
export const requestConfig = (findViewed: () => Promise<string | null>) =>
  getRequestConfig(async ({ locale: requested }) => {
    const [jar, sent, viewed] = await Promise.all([cookies(), headers(), findViewed()]);
    const kept = (name: string) => jar.get(preferenceCookie(name, env().APP_ORIGIN))?.value;
    const chosen = isLocale(viewed) ? viewed : kept(localeCookie);
    const language = isLocale(requested) ? requested : chooseLocale(chosen, sent.get('accept-language'));
    return {
      locale: formatLocales[language],
      timeZone: chooseTimeZone(kept(timeZoneCookie)),
      messages: (await import(`../../../messages/${language}.json`)).default,
    };
  });
