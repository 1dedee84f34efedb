'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/action';
import { forgetSession } from '@/lib/auth/session-cookie';
import { changePassword } from '@/lib/services/passwords/change';
import { endSession } from '@/lib/services/sessions/end';
import { signOutEverywhere } from '@/lib/services/sessions/end-all';
import { changeLocale } from '@/lib/services/users/change-locale';
import { ChangeLanguage, ChangePassword, EndSession, SignOutEverywhere } from './inputs';

export const changePasswordAction = action('signed-in', ChangePassword, async ({ person }, input) => {
  await changePassword(person, input);
  refresh();
});

export const endSessionAction = action('signed-in', EndSession, async ({ person }, { sessionId }) => {
  await endSession(person.userId, sessionId);
  refresh();
});

export const signOutEverywhereAction = action('signed-in', SignOutEverywhere, async ({ person }) => {
  await signOutEverywhere(person.userId);
  await forgetSession();
});

export const changeLanguageAction = action('signed-in', ChangeLanguage, ({ person }, { locale }) =>
  changeLocale(person.userId, locale),
);
