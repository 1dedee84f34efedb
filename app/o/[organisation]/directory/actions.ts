'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { createToken } from '@/lib/access/provisioning/tokens/create-token';
import { revokeToken } from '@/lib/access/provisioning/tokens/revoke-token';
import { CreateDirectoryToken, OneDirectoryToken } from './inputs';

/** The actions of the directory page (SC1). */

export const createDirectoryTokenAction = action(
  'organisation.update',
  creating(CreateDirectoryToken),
  async (ctx, { name, days }) => {
    const created = await createToken(ctx, { name, days: Number(days) });
    refresh();
    return created;
  },
);

export const revokeDirectoryTokenAction = action(
  'organisation.update',
  OneDirectoryToken,
  async (ctx, input) => {
    await revokeToken(ctx, input);
    refresh();
  },
);
