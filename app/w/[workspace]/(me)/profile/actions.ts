'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { changePassword } from '@/lib/access/passwords/change-password';
import { renameSelf } from '@/lib/access/people/rename-self';
import { removePicture, setPicture } from '@/lib/access/pictures/change-picture';
import { signOutEverywhere } from '@/lib/access/sessions/end-all-sessions';
import { endSession } from '@/lib/access/sessions/end-session';
import { renewSession } from '@/lib/access/sessions/renew-token';
import { forgetSession, keepSession } from '@/lib/access/sign-in/session-cookie';
import { changeLocale } from '@/lib/access/users/change-locale';
import { cancelEmailChange, requestEmailChange } from '@/lib/access/users/request-email-change';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import {
  CancelEmailChange,
  ChangeLanguage,
  ChangePassword,
  EndSession,
  OwnPicture,
  RenameSelf,
  RequestEmailChange,
  SetPicture,
  SignOutEverywhere,
} from './inputs';

export const changePasswordAction = action('signed-in', ChangePassword, async ({ person }, input) => {
  await keepSession(await changePassword(person, input));
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

export const renameSelfAction = action('profile.update', RenameSelf, async (ctx, input) => {
  await renameSelf(ctx, input);
  refresh();
});

/** Known and unknown addresses get the same answer (AU1). */
export const requestEmailChangeAction = action('signed-in', RequestEmailChange, async ({ person }, input) => {
  await requestEmailChange(person, input, await currentLanguage());
  await keepSession(await renewSession(person));
  refresh();
});

export const cancelEmailChangeAction = action('signed-in', CancelEmailChange, async ({ person }) => {
  await cancelEmailChange(person);
  refresh();
});

export const setPictureAction = action('profile.update', SetPicture, async (ctx, { picture }) => {
  await setPicture(ctx, Buffer.from(picture, 'base64'));
});

export const removePictureAction = action('profile.update', OwnPicture, (ctx) => removePicture(ctx));
