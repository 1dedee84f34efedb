/** The next signed checkpoint of an organisation's trail. The job stays: it is due again each day. */
export interface CheckpointJob {
  kind: 'checkpoint';
  organisationId: string;
}

/** To an administrator of an organisation: a signed checkpoint of its trail, to keep. */
export interface CheckpointMail {
  kind: 'checkpoint-mail';
  organisationId: string;
  userId: string;
  /** The events that it covers. */
  size: number;
  checkpoint: string;
  locale: string;
}
