/** What integrations and webhooks can ask to be told of. */
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
