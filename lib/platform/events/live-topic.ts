/** The topics of a change that open pages hear of. An event carries no data: each page reads as its own viewer. */
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
