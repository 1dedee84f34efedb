import 'server-only';
import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { users } from '@/db/schema/access/users';
import type { Locale } from '@/lib/platform/i18n/locales';

/** Saves the language that a person chose, for mail to them and for their next browser. */
export async function changeLocale(userId: string, locale: Locale): Promise<void> {
  await database().update(users).set({ locale }).where(eq(users.id, userId));
}
