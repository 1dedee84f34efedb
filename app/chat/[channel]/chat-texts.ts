import { getTranslations } from 'next-intl/server';
import type { ChatTexts } from '@/lib/work/inbox/channels/widget/chat-page';

/** The texts of the chat's page, in the language of the visitor's browser. */
export async function chatTexts(): Promise<ChatTexts> {
  const t = await getTranslations('chat');
  return {
    close: t('close'),
    messages: t('messages'),
    name: t('name'),
    email: t('email'),
    emailHelp: t('emailHelp'),
    text: t('text'),
    send: t('send'),
    you: t('you'),
    nameNeeded: t('nameNeeded'),
    textNeeded: t('textNeeded'),
    badEmail: t('badEmail'),
    tooLong: t('tooLong'),
    tooMany: t('tooMany'),
    failed: t('failed'),
    gone: t('gone'),
    needsScript: t('needsScript'),
  };
}
