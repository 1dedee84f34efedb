'use server';

import { refresh } from 'next/cache';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { revokeApiKey } from '@/lib/access/api-keys/revoke-api-key';
import { action, creating } from '@/lib/access/gate/action';
import { CreateApiKey, OneApiKey } from './inputs';

/** The actions of the API keys page (S0.2, S2.17). */

export const createApiKeyAction = action('api-keys.create', creating(CreateApiKey), async (ctx, input) => {
  const created = await createApiKey(ctx, input);
  refresh();
  return created;
});

export const revokeApiKeyAction = action('api-keys.revoke', OneApiKey, async (ctx, input) => {
  await revokeApiKey(ctx, input);
  refresh();
});
