/** The events that integrations and webhooks can subscribe to. */
export const eventNames = [
  'message-received',
  'message-sent',
  'conversation-opened',
  'conversation-closed',
  'contact-created',
  'contact-updated',
  'contact-deleted',
] as const;

export type EventName = (typeof eventNames)[number];
