import type { Collection } from '@/lib/work/collections/definition';

/** The ways to connect a channel. Each has a card on the page that connects one, and an entry in `connections.ts`. */
export const connectionIds = ['mailbox', 'widget', 'webhook'] as const;
export type ConnectionId = (typeof connectionIds)[number];

/** The accounts and numbers that messages arrive on and are sent from (S1.16, S1.20). */
export const channels = {
  id: 'channels',
  icon: 'signal',
  firstChoice: 'connection',
  hasPage: true,
  fields: {
    connection: { kind: 'choice', options: connectionIds, isRequired: true, isListed: true },
    kind: {
      kind: 'choice',
      options: ['email', 'sms', 'whatsapp', 'web-chat'],
      isRequired: true,
      isListed: true,
      isSorted: true,
      follows: { field: 'connection', values: { mailbox: 'email', widget: 'web-chat' } },
    },
    origins: {
      kind: 'lines',
      max: 20,
      of: 'origins',
      isRequired: true,
      onlyWhen: { field: 'connection', is: ['widget'] },
    },
    greeting: { kind: 'text', max: 200, onlyWhen: { field: 'connection', is: ['widget'] } },
    url: { kind: 'url', isSearched: true, onlyWhen: { field: 'connection', is: ['webhook'] } },
    secret: { kind: 'secret', onlyWhen: { field: 'connection', is: ['webhook'] } },
  },
  states: ['connected', 'disconnected'],
  liveIn: 'connected',
  transitions: {
    connect: { from: ['disconnected'], to: 'connected', needs: 'channels.connect' },
    disconnect: { from: ['connected'], to: 'disconnected', needs: 'channels.remove', reaches: true },
  },
  needs: {
    view: 'channels.view',
    create: 'channels.connect',
    update: 'channels.connect',
    delete: 'channels.remove',
  },
  isAudited: true,
} as const satisfies Collection;

export type ChannelKind = (typeof channels.fields.kind.options)[number];

/** The kind of a channel's record. */
export const kindOf = (fields: Readonly<Record<string, unknown>>): ChannelKind =>
  channels.fields.kind.options.find((each) => each === fields.kind) ?? 'sms';
