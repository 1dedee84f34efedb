/** The topics of the guide, in the order of its contents; each is a file in `docs/guide/LANGUAGE`. */
export const topics = [
  'owners',
  'managers-guide',
  'agents',
  'first-steps',
  'users',
  'roles',
  'teams',
  'locks',
  'organisation',
  'plan',
  'messages',
  'contacts',
  'broadcasts',
  'reports',
  'channels',
  'settings',
  'profile',
  'sub-accounts',
  'campaigns',
  'hosted-accounts',
  'managers',
  'programs',
] as const;

export type Topic = (typeof topics)[number];

export function isTopic(name: string): name is Topic {
  return topics.some((topic) => topic === name);
}

/** The topic of each page of a workspace, by the start of its path; the longest match holds. */
const topicByPath: Readonly<Record<string, Topic>> = {
  dashboard: 'reports',
  reports: 'reports',
  messages: 'messages',
  contacts: 'contacts',
  broadcasts: 'broadcasts',
  pixels: 'hosted-accounts',
  applications: 'hosted-accounts',
  sending: 'sub-accounts',
  sharing: 'sub-accounts',
  shared: 'sub-accounts',
  unsubscribed: 'contacts',
  profile: 'profile',
  notifications: 'profile',
  locked: 'locks',
  role: 'roles',
  shortcuts: 'settings',
  templates: 'campaigns',
  automations: 'campaigns',
  groups: 'sub-accounts',
  'email-campaigns': 'campaigns',
  'sms-campaigns': 'campaigns',
  'facebook-ads': 'campaigns',
  'landing-pages': 'campaigns',
  forms: 'campaigns',
  settings: 'settings',
  'settings/users': 'users',
  'settings/roles': 'roles',
  'settings/second-factor': 'roles',
  'settings/teams': 'teams',
  'settings/billing': 'plan',
  'settings/subscription': 'plan',
  'settings/payment': 'plan',
  'settings/prepaid-credit': 'sub-accounts',
  'settings/api-keys': 'programs',
  'settings/sub-accounts': 'sub-accounts',
  'settings/email-to-sms': 'sub-accounts',
  'settings/hosted-accounts': 'hosted-accounts',
  'settings/delegation': 'hosted-accounts',
  'settings/account-deletion': 'hosted-accounts',
  'settings/managers': 'managers',
  'settings/channels': 'channels',
  'settings/senders': 'campaigns',
  'settings/domains': 'campaigns',
  'settings/dedicated-ips': 'campaigns',
  'settings/ad-accounts': 'campaigns',
  'settings/templates': 'campaigns',
  'settings/test-list': 'campaigns',
  'settings/automations': 'campaigns',
  'settings/calculations': 'campaigns',
  'settings/daily-exports': 'campaigns',
};

/** The topics of pages of an organisation that have another than *Organisation*. */
const topicOfOrganisation: Readonly<Record<string, Topic>> = { plan: 'plan', directory: 'programs' };

/**
 * The topic that explains a page of the console.
 * @param path the path of the page, as `/w/WORKSPACE/settings/users`
 * @returns the list of topics for owners where no topic covers the page
 */
export function topicOfPage(path: string): Topic {
  const [area, , ...rest] = path.split('/').filter(Boolean);
  if (area === 'setup') return 'first-steps';
  if (area !== 'w') return topicOfOrganisation[rest[0] ?? ''] ?? 'organisation';
  for (let length = rest.length; length > 0; length--) {
    const topic = topicByPath[rest.slice(0, length).join('/')];
    if (topic) return topic;
  }
  return 'owners';
}
