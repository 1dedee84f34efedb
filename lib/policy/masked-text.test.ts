import { describe, expect, it } from 'vitest';
import { accessOf } from './access';
import { withoutMasked } from './masked-text';
import { teamInbox } from './models/team-inbox';

const agent = (...restrictions: string[]) =>
  accessOf(
    teamInbox,
    { role: 'agent', restrictions, grants: [], plan: 'advanced', level: 0, status: 'active' },
    { userId: 'u', seats: [], teams: [] },
  );
const zoe = { phone: '+33612345678', email: 'zoe.k@example.fr' };

describe('S1.26 MA1 what was written, for who sees phone and email masked', () => {
  it('leaves out the contact’s own, however they are written', () => {
    const read = (text: string) => withoutMasked(agent('mask'), zoe, text);
    expect(read('Call +33 6 12 34 56 78, thanks')).toBe('Call •••, thanks');
    expect(read('06.12.34.56.78 ou 0612345678.')).toBe('••• ou •••.');
    expect(read('Zoe.K@Example.fr is mine')).toBe('••• is mine');
    expect(read('(+33) 6-12-34-56-78')).not.toMatch(/34.?56/);
  });

  it('keeps what is somebody else’s, or no number of a person at all', () => {
    const text = 'Order 2026-10388 of 3 11 2026, shop +33 1 40 20 50 50, shop@example.fr';
    expect(withoutMasked(agent('mask'), zoe, text)).toBe(text);
  });

  it('keeps everything where nothing is masked, stored or long enough', () => {
    const text = 'zoe.k@example.fr +33612345678 12345';
    expect(withoutMasked(agent(), zoe, text)).toBe(text);
    expect(withoutMasked(agent('mask'), { phone: null, email: ' ' }, text)).toBe(text);
    expect(withoutMasked(agent('mask'), { phone: '12345', email: null }, text)).toBe(text);
  });
});
