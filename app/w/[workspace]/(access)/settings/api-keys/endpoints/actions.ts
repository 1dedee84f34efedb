'use server';

import { refresh } from 'next/cache';
import { createEndpoint } from '@/lib/access/endpoints/create-endpoint';
import { deleteEndpoint } from '@/lib/access/endpoints/delete-endpoint';
import { replayEvents } from '@/lib/access/endpoints/replay-events';
import { rotateSecret } from '@/lib/access/endpoints/rotate-secret';
import { sendTestEvent } from '@/lib/access/endpoints/send-test-event';
import { updateEndpoint } from '@/lib/access/endpoints/update-endpoint';
import { action, creating } from '@/lib/access/gate/action';
import { CreateEndpoint, OneEndpoint, ReplayEvents, UpdateEndpoint } from './inputs';

/** The actions of the endpoints pages (B13). */

export const createEndpointAction = action(
  'api-keys.create',
  creating(CreateEndpoint),
  async (ctx, { name, url, isAll, kinds }) => {
    const made = await createEndpoint(ctx, { name, url, kinds: isAll ? null : kinds });
    refresh();
    return made;
  },
);

export const updateEndpointAction = action(
  'api-keys.create',
  UpdateEndpoint,
  async (ctx, { endpointId, version, name, url, isAll, kinds, isOn }) => {
    await updateEndpoint(ctx, { endpointId, version, name, url, isOn, kinds: isAll ? null : kinds });
    refresh();
  },
);

export const rotateSecretAction = action('api-keys.create', creating(OneEndpoint), async (ctx, input) => {
  const made = await rotateSecret(ctx, input);
  refresh();
  return made;
});

export const sendTestEventAction = action('api-keys.create', creating(OneEndpoint), async (ctx, input) => {
  await sendTestEvent(ctx, input);
  refresh();
});

export const replayEventsAction = action(
  'api-keys.create',
  ReplayEvents,
  async (ctx, { endpointId, from }) => {
    await replayEvents(ctx, { endpointId, from: Number(from) });
    refresh();
  },
);

export const deleteEndpointAction = action('api-keys.revoke', OneEndpoint, async (ctx, input) => {
  await deleteEndpoint(ctx, input);
  refresh();
});
