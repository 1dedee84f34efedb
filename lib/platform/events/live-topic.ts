/** What an open page can be told has changed. It carries no data: whoever hears it reads as themselves. */
export const liveTopics = [
  'presence',
  'members',
  'work',
  'settings',
  'sendings',
  'access',
  'notifications',
] as const;
export type LiveTopic = (typeof liveTopics)[number];
