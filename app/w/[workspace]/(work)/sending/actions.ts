'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { Invalid } from '@/lib/platform/errors';
import { sendMessage } from '@/lib/work/sending/send-message';
import { SendMessage } from './inputs';

/** Sends a text message to a number or a group (S0.2–S0.5). */
export const sendMessageAction = action('sending.send', SendMessage, async (ctx, input) => {
  const { to, phone, listId, body, requestId } = input;
  if (to === 'group' && listId === '') throw new Invalid({ listId: 'required' });
  const sent = await sendMessage(ctx, { to: to === 'group' ? { listId } : { phone }, body, requestId });
  refresh();
  return sent;
});
