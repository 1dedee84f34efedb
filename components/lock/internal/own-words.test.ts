import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { withOwnWords } from './own-words';

test('B7 custom roles are added to those of the model, and no other message changes', () => {
  const messages = { users: { title: 'Users' }, roles: { inbox: { owner: { label: 'Owner' } } } };
  const role = { id: 'own-1', base: 'owner', permissions: [], label: "L'atelier #1 | 'q'", description: '' };
  const merged = withOwnWords(messages, 'inbox', [role]);
  expect(merged).toEqual({
    users: { title: 'Users' },
    roles: { inbox: { owner: { label: 'Owner' }, 'own-1': { label: role.label, description: '' } } },
  });
  const t = createTranslator<Record<string, string>>({ locale: 'en', messages: merged as never });
  expect(t('roles.inbox.own-1.label')).toBe(role.label);
  expect(withOwnWords(messages, 'inbox', [])).toBe(messages);
});
