import { describe, expect, it } from 'vitest';
import { accountTree } from '@/lib/access/models/account-tree';
import { delegatedManagers } from '@/lib/access/models/delegated-managers';
import { featureGrants } from '@/lib/access/models/feature-grants';
import { hostedAccounts } from '@/lib/access/models/hosted-accounts';
import { teamInbox } from '@/lib/access/models/team-inbox';
import { levelGlance } from './level-glance';

const words = (role: string) =>
  levelGlance(teamInbox, role).map(({ glyph, parts }) => `${glyph}: ${parts.map(({ id }) => id).join(', ')}`);

describe('the summary of a role', () => {
  it('R10 S1.14 says that an Owner has everything except billing', () => {
    expect(words('owner')).toEqual(['yes: modules', 'yes: settings', 'yes: personal', 'never: billing']);
  });

  it('R10 S1.15 names what an Owner decides for a Manager', () => {
    expect(words('manager')).toEqual([
      'yes: modules',
      'yes: personal',
      'lock: workspace-settings, contact-deletion, data-export, integrations',
      'never: billing',
    ]);
  });

  it('R10 S0.6 a Basic user sends, and answers their own conversations', () => {
    const basic = levelGlance(accountTree, 'basic');
    expect(basic[0]).toMatchObject({
      glyph: 'yes',
      parts: [{ id: 'sending' }, { id: 'messages' }, { id: 'reports' }],
    });
    expect(basic.at(-1)?.parts.map(({ id }) => id)).toContain('settings');
  });

  it('R10 S2.1 names what an owner gives and takes by rights', () => {
    const user = levelGlance(featureGrants, 'additional-user');
    const given = user.find(({ glyph }) => glyph === 'lock')?.parts.map(({ id }) => id);
    expect(given).toEqual(expect.arrayContaining(['contacts', 'landing-pages', 'api-keys']));
  });

  it('R10 S4.1 omits features that the model lacks', () => {
    const lines = levelGlance(delegatedManagers, 'administrator');
    expect(lines.map(({ glyph }) => glyph)).toEqual(['yes', 'yes', 'yes']);
  });

  it('R10 S3.2 S3.3 tells Admin, Standard and Read-only of a hosted account apart, without the host’s accounts', () => {
    const modules = (role: string) => levelGlance(hostedAccounts, role, 1)[0]?.parts;
    expect(modules('admin')).toEqual([{ kind: 'whole', id: 'modules' }]);
    expect(modules('standard')).toMatchObject([
      { id: 'pixels', limit: 'own' },
      { id: 'applications', limit: 'view' },
    ]);
    expect(modules('read-only')).toMatchObject([
      { id: 'pixels', limit: 'view' },
      { id: 'applications', limit: 'view' },
    ]);
    const all = levelGlance(hostedAccounts, 'admin', 1).flatMap(({ parts }) => parts.map(({ id }) => id));
    expect(all).not.toContain('hosted-accounts');
  });

  it('R10 S1.21 gives an Agent the messages, and names what an Agent never has', () => {
    expect(words('agent')).toEqual([
      'yes: messages',
      'yes: personal',
      'lock: visibility, shortcuts, mask',
      'never: modules, settings, billing',
    ]);
  });
});
