import { z } from 'zod';

/** Bounds only: what is malformed within them is refused like a wrong answer. */
const text = (most: number) => z.string('invalid').max(most, 'passkey-wrong');

const credential = { id: text(1400), rawId: text(1400), type: z.literal('public-key', 'passkey-wrong') };

/** What a browser answers after it made a passkey. */
export const Registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: text(8000),
    attestationObject: text(40_000),
    transports: z.array(text(20)).max(10, 'passkey-wrong').optional(),
  }),
});
export type Registration = z.infer<typeof Registration>;

/** What a browser answers after the person used a passkey. */
export const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: text(8000),
    authenticatorData: text(8000),
    signature: text(2000),
    userHandle: text(200).optional(),
  }),
});
export type Assertion = z.infer<typeof Assertion>;
