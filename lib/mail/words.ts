import 'server-only';
import { createTranslator } from 'next-intl';
import { chooseLocale, type Locale } from '@/lib/i18n/locales';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';
import it from '@/messages/it.json';

const messages: Record<Locale, Pick<typeof en, 'mail' | 'roles'>> = { en, fr, it };

/** The words of a mail in the receiver's language; mail is written outside any request. */
export function mailWords(asked: string) {
  const locale = chooseLocale(asked, null);
  const roles: Record<string, Record<string, { label: string }>> = messages[locale].roles;
  return {
    locale,
    t: createTranslator({ locale, messages: messages[locale], namespace: 'mail', timeZone: 'UTC' }),
    roleName: (model: string, role: string) => roles[model]?.[role]?.label ?? role,
  };
}
