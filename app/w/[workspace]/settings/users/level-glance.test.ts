import { describe, expect, it } from 'vitest';
import { teamInbox } from '@/lib/policy/models/team-inbox';
import { levelGlance } from './level-glance';

const words = (role: string) =>
  levelGlance(teamInbox, role).map(({ glyph, parts }) => `${glyph}: ${parts.map(({ id }) => id).join(', ')}`);

describe('a role in a few lines', () => {
  it('R10 S1.14 says that an Owner has everything but billing', () => {
    expect(words('owner')).toEqual(['yes: modules', 'yes: settings', 'yes: personal', 'never: billing']);
  });

  it('R10 S1.15 names what an Owner decides about a Manager', () => {
    expect(words('manager')).toEqual([
      'yes: modules',
      'yes: personal',
      'lock: workspace-settings, contact-deletion, data-export, integrations',
      'never: billing',
    ]);
  });

  it('R10 S1.21 leaves an Agent the messages, and says what never comes', () => {
    expect(words('agent')).toEqual([
      'yes: messages',
      'yes: personal',
      'lock: visibility, shortcuts, mask',
      'never: modules, settings, billing',
    ]);
  });
});
