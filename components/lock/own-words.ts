import type { AbstractIntlMessages } from 'next-intl';
import type { CustomRole } from '@/lib/access/models/custom-roles';

/** Messages that name an organisation's own roles as they name those of the model: `roles.<model>.<role>`. */
export function withOwnWords(
  messages: AbstractIntlMessages,
  model: string,
  roles: readonly CustomRole[],
): AbstractIntlMessages {
  if (roles.length === 0) return messages;
  const all = branch(messages.roles);
  const own = Object.fromEntries(
    // Saved without the characters that mean something in a message, they say exactly themselves.
    roles.map(({ id, label, description }) => [id, { label, description }]),
  );
  return { ...messages, roles: { ...all, [model]: { ...branch(all[model]), ...own } } };
}

const branch = (messages: AbstractIntlMessages[string] | undefined): AbstractIntlMessages =>
  typeof messages === 'object' ? messages : {};
