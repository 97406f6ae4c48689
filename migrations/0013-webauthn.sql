-- Security keys and passkeys.
create table webauthn_credentials (
  id uuid primary key,
  account uuid not null references accounts (id),
  kind text not null check (kind in ('security-key', 'passkey')),
  name text not null,
  credential bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  aaguid uuid,
  transports text[] not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  attachment text,
  created_at timestamptz not null,
  last_used_at timestamptz,
  disabled_at timestamptz
);
comment on table webauthn_credentials is 'Security keys and passkeys (WebAuthn), several per account. Nothing here is a secret: the private key never leaves its holder.';
comment on column webauthn_credentials.kind is 'A passkey may be copied to other devices or lives in this one; a security key is carried about.';
comment on column webauthn_credentials.credential is 'Its identifier, as the authenticator chose it; of one account only.';
comment on column webauthn_credentials.public_key is 'COSE_Key (RFC 9052 §7).';
comment on column webauthn_credentials.counter is 'Signature counter of the newest answer; 0 as long as the authenticator does not count.';
comment on column webauthn_credentials.aaguid is 'Model of the authenticator, where it tells; proved only where the realm has a list of models.';
comment on column webauthn_credentials.backup_eligible is 'It may be copied to other devices: fixed at registration.';
comment on column webauthn_credentials.backed_up is 'A copy existed when it was last used.';
comment on column webauthn_credentials.disabled_at is 'Its counter stood still or went back: a second copy of the key answers somewhere. Good for nothing since.';
create index webauthn_credentials_by_account on webauthn_credentials (account);

create table webauthn_spent (
  mark bytea primary key,
  expires_at timestamptz not null
);
comment on table webauthn_spent is 'Challenges that were answered: each is good once, on all processes.';
comment on column webauthn_spent.mark is 'The nonce of the challenge.';
comment on column webauthn_spent.expires_at is 'From when on it would be refused for its age alone.';
