import { describe, expect, it } from 'vitest';
import { isSigned, sign, tolerance } from './signature';

const at = 1_795_000_000;
const body = '{"text":"Buongiorno à tutti"}';
const header = sign('secret', body, at);

describe('a signature', () => {
  it('holds for exactly its body, its secret and its time', () => {
    expect(isSigned('secret', header, body, at)).toBe(true);
    expect(isSigned('other', header, body, at)).toBe(false);
    expect(isSigned('secret', header, `${body} `, at)).toBe(false);
    expect(isSigned('secret', header.replace(`t=${at}`, `t=${at + 1}`), body, at)).toBe(false);
  });

  it('expires after some minutes, in both directions', () => {
    for (const [now, isBelieved] of [
      [at + tolerance, true],
      [at - tolerance, true],
      [at + tolerance + 1, false],
      [at - tolerance - 1, false],
    ] as const) {
      expect(isSigned('secret', header, body, now)).toBe(isBelieved);
    }
  });

  it('is refused when it is missing, cut, doubled or malformed', () => {
    const wrong = [
      null,
      '',
      header.slice(0, -1),
      `${header},${header}`,
      header.toUpperCase(),
      'v1=,t=',
      `${header}\n`,
    ];
    for (const each of wrong) expect(isSigned('secret', each, body, at)).toBe(false);
  });
});
