/**
 * Why a mail is refused, with the answer to its server, which reports it to the sender. The log of the registration
 * has a text for each in `deliveries.reasons`.
 */
const answers = {
  'unknown-address': [550, '5.1.1 This address does not exist'],
  'wrong-sender': [550, '5.7.1 This address takes mail from its registered sender only'],
  paused: [550, '5.7.1 This registration is paused'],
  'bad-number': [550, '5.1.3 The address must begin with a phone number with its country code'],
  unsubscribed: [550, '5.7.1 A recipient does not take messages'],
  'no-sms-channel': [554, '5.3.0 The account has no connected channel for SMS'],
  'no-credit': [554, '5.3.0 The credit of the account does not suffice'],
  'no-text': [554, '5.6.0 The mail has no text'],
  'too-big': [552, '5.3.4 The mail is too big'],
  'too-many': [452, '4.5.3 Too many recipients'],
  'other-registration': [452, '4.5.3 One account for each mail'],
  'too-often': [450, '4.7.1 Too many mails, try later'],
} as const satisfies Record<string, readonly [code: number, text: string]>;

export type Refusal = keyof typeof answers;

/** A mail, or one recipient of it, that is not taken. `smtp-server` answers with the code and the text. */
export class RefusedMail extends Error {
  readonly responseCode: number;

  constructor(readonly reason: Refusal) {
    const [code, text] = answers[reason];
    super(text);
    this.responseCode = code;
  }
}
