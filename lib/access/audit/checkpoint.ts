import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The state of a trail at one moment: how many events it had, and the root of the Merkle tree over their hashes. */
export interface Checkpoint {
  /** The installation and the organisation: `HOST/audit/ORGANISATION`. */
  origin: string;
  size: number;
  root: Buffer;
}

/** The key that signs the checkpoints of an installation. */
export interface SigningKey {
  /** The host of the installation. */
  name: string;
  privateKey: KeyObject;
  /** The public key in the form of C2SP signed notes: `NAME+HASH+KEY`. */
  publicText: string;
}

/** PKCS #8 and SPKI headers of an Ed25519 key: the key itself follows. */
const privateHeader = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHeader = Buffer.from('302a300506032b6570032100', 'hex');
/** The type of Ed25519 in a signed note. */
const ed25519 = Buffer.from([1]);
const hashBytes = 4;

/** @param seed 32 secret bytes */
export function signingKey(name: string, seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({
    key: Buffer.concat([privateHeader, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const typed = Buffer.concat([ed25519, spki.subarray(publicHeader.length)]);
  const publicText = `${name}+${keyHash(name, typed).toString('hex')}+${typed.toString('base64')}`;
  return { name, privateKey, publicText };
}

const keyHash = (name: string, typed: Buffer) =>
  createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, hashBytes);

/** A checkpoint as a signed note (C2SP tlog-checkpoint). */
export function signedNote({ origin, size, root }: Checkpoint, key: SigningKey): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  const [, hash = ''] = key.publicText.split('+');
  const signature = Buffer.concat([Buffer.from(hash, 'hex'), sign(null, Buffer.from(text), key.privateKey)]);
  return `${text}\n— ${key.name} ${signature.toString('base64')}\n`;
}

/**
 * Reads a signed note.
 *
 * @param publicText the key that must have signed it; without it the signature is not checked
 * @returns null if it is not a checkpoint, or that key did not sign it
 */
export function readNote(note: string, publicText?: string): Checkpoint | null {
  const end = note.indexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  if (end < 0 || rest.join('') !== '' || !/^[0-9]{1,15}$/.test(size)) return null;
  const bytes = Buffer.from(root, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== root) return null;
  if (publicText !== undefined && !isSignedBy(note.slice(end + 2), text, publicText)) return null;
  return { origin, size: Number(size), root: bytes };
}

function isSignedBy(lines: string, text: string, publicText: string): boolean {
  const [name = '', hash = '', ...key] = publicText.trim().split('+');
  const typed = Buffer.from(key.join('+'), 'base64');
  if (typed.length !== 33 || typed[0] !== 1 || keyHash(name, typed).toString('hex') !== hash) return false;
  const publicKey = createPublicKey({
    key: Buffer.concat([publicHeader, typed.subarray(1)]),
    format: 'der',
    type: 'spki',
  });
  return lines.split('\n').some((line) => {
    const [dash, signer, encoded = ''] = line.split(' ');
    const signature = Buffer.from(encoded, 'base64');
    return (
      dash === '—' &&
      signer === name &&
      signature.toString('base64') === encoded &&
      signature.subarray(0, hashBytes).toString('hex') === hash &&
      verify(null, Buffer.from(text), publicKey, signature.subarray(hashBytes))
    );
  });
}
