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

/** next-intl without routing: a cookie holds the language, never the address. */
export default getRequestConfig(async ({ locale: requested }) => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const language = isLocale(requested)
    ? requested
    : chooseLocale(jar.get(localeCookie)?.value, sent.get('accept-language'));
  return {
    locale: formatLocales[language],
    timeZone: chooseTimeZone(jar.get(timeZoneCookie)?.value),
    messages: (await import(`../../../messages/${language}.json`)).default,
  };
});
