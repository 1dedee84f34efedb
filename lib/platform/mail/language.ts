import 'server-only';
import { chooseLocale, formatLocales, type Locale } from '@/lib/platform/i18n/locales';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';
import it from '@/messages/it.json';

type MailTexts = Pick<
  typeof en,
  'mail' | 'lostAccess' | 'roles' | 'features' | 'groups' | 'permissions' | 'plans' | 'users'
>;

const texts: Record<Locale, MailTexts> = { en, fr, it };

/** The language of a mail, for `createTranslator`. Mail is written outside any request, without a time zone of its reader. */
export function mailLanguage(locale: string): { locale: string; messages: MailTexts; timeZone: string } {
  const language = chooseLocale(locale, null);
  return { locale: formatLocales[language], messages: texts[language], timeZone: 'UTC' };
}

/** The name of a plan in that language. */
export function planName({ messages }: { messages: MailTexts }, plan: string): string {
  const plans: Record<string, string> = messages.plans;
  return plans[plan] ?? plan;
}

/** The name of a role in that language. */
export function roleName({ messages }: { messages: MailTexts }, model: string, role: string): string {
  const roles: Record<string, Record<string, { label: string }>> = messages.roles;
  return roles[model]?.[role]?.label ?? role;
}
