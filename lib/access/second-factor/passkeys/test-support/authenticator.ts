import 'server-only';
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Assertion, Registration } from '../answers';

/** What an authenticator, or the page that it answers, does otherwise than it should. */
export interface Odd {
  origin?: string;
  host?: string;
  isVerified?: boolean;
  counter?: number;
  isFramed?: boolean;
  userHandle?: string;
  challenge?: string;
}

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();

/** User present, user verified, and credential data included: the bits of WebAuthn. */
const [present, verified, withCredential] = [0x01, 0x04, 0x40];

/**
 * An authenticator in software with one passkey: ES256, and no attestation. It counts its uses where `counter` is not
 * zero.
 */
export class Authenticator {
  readonly id = base64url(randomBytes(32));
  counter = 0;
  private userHandle = '';
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject };

  /** @param aaguid the model that it says it is; zeros: it does not say */
  constructor(private readonly aaguid = '00000000-0000-0000-0000-000000000000') {
    this.keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** Makes the passkey. */
  make(
    options: { challenge: string; rp: { id?: string }; user: { id: string } },
    odd: Odd = {},
  ): Registration {
    this.userHandle = options.user.id;
    const credentialId = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credentialId.length);
    const authData = Buffer.concat([
      this.header(options.rp.id ?? '', withCredential, odd),
      Buffer.from(this.aaguid.replaceAll('-', ''), 'hex'),
      ...[length, credentialId, this.coseKey()],
    ]);
    // The map of three: "fmt" is "none", "attStmt" is empty, "authData" has a length of two bytes.
    const head = Buffer.concat([
      ...[Buffer.from([0xa3, 0x63]), Buffer.from('fmt'), Buffer.from([0x64]), Buffer.from('none')],
      ...[Buffer.from([0x67]), Buffer.from('attStmt'), Buffer.from([0xa0])],
      ...[Buffer.from([0x68]), Buffer.from('authData')],
      Buffer.from([0x59, authData.length >> 8, authData.length & 0xff]),
    ]);
    return {
      ...{ id: this.id, rawId: this.id, type: 'public-key' },
      response: {
        clientDataJSON: clientData('webauthn.create', options.challenge, odd),
        attestationObject: base64url(Buffer.concat([head, authData])),
        transports: ['internal'],
      },
    };
  }

  /** Answers a challenge. */
  answer(options: { challenge: string; rpId?: string }, odd: Odd = {}): Assertion {
    if (this.counter > 0) this.counter += 1;
    const authData = this.header(options.rpId ?? '', 0, odd);
    const clientDataJSON = clientData('webauthn.get', options.challenge, odd);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      ...{ id: this.id, rawId: this.id, type: 'public-key' },
      response: {
        clientDataJSON,
        authenticatorData: base64url(authData),
        signature: base64url(sign('sha256', signed, this.keys.privateKey)),
        userHandle: odd.userHandle ?? this.userHandle,
      },
    };
  }

  /** The passkey in the form in which a browser for tests takes it. */
  forBrowser(rpId: string) {
    const base64 = (text: string) => Buffer.from(text, 'base64url').toString('base64');
    return {
      credentialId: base64(this.id),
      isResidentCredential: true,
      rpId,
      privateKey: this.keys.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      userHandle: base64(this.userHandle),
      signCount: this.counter,
    };
  }

  private header(rpId: string, flag: number, odd: Odd): Buffer {
    const flags = present | flag | (odd.isVerified === false ? 0 : verified);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(odd.counter ?? this.counter);
    return Buffer.concat([sha256(odd.host ?? rpId), Buffer.from([flags]), counter]);
  }

  /** The public key as COSE writes it: kty 2, alg -7, crv 1, x, y. */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, 'base64url'),
    ]);
  }
}

/** What the browser says about the page that asked. */
function clientData(type: string, challenge: string, odd: Odd): string {
  const origin = odd.origin ?? process.env.APP_ORIGIN ?? '';
  const crossOrigin = odd.isFramed ?? false;
  return base64url(JSON.stringify({ type, challenge: odd.challenge ?? challenge, origin, crossOrigin }));
}
