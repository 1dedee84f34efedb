import type { AbstractIntlMessages } from 'next-intl';
import type { CustomRole } from '@/lib/access/models/custom-roles';

/**
 * Returns messages that also name the organisation's custom roles, under the keys of the model's:
 * `roles.<model>.<role>`.
 */
export function withOwnWords(
  messages: AbstractIntlMessages,
  model: string,
  roles: readonly CustomRole[],
): AbstractIntlMessages {
  if (roles.length === 0) return messages;
  const all = branch(messages.roles);
  const own = Object.fromEntries(
    // Custom roles are saved without the special characters of ICU messages, so the text needs no escaping.
    roles.map(({ id, label, description }) => [id, { label, description }]),
  );
  return { ...messages, roles: { ...all, [model]: { ...branch(all[model]), ...own } } };
}

const branch = (messages: AbstractIntlMessages[string] | undefined): AbstractIntlMessages =>
  typeof messages === 'object' ? messages : {};
