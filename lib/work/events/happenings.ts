/** The events that integrations and webhooks can subscribe to. */
export const happenings = [
  'message-received',
  'message-sent',
  'conversation-opened',
  'conversation-closed',
  'contact-created',
  'contact-updated',
  'contact-deleted',
] as const;

export type Happening = (typeof happenings)[number];
