-- The authenticator: phones that approve sign-ins, how they are linked, and what is asked of them.
create table device_server_keys (
  id uuid primary key,
  current boolean not null default true check (current),
  public_key jsonb not null,
  private_key bytea not null,
  made_at timestamptz not null
);
comment on table device_server_keys is 'The key for which devices encrypt; made once, and pinned by each device that is linked.';
comment on column device_server_keys.private_key is 'As JWK, sealed and bound to this row.';
create unique index device_server_keys_one on device_server_keys (current);

create table devices (
  id uuid primary key,
  account uuid not null references accounts (id),
  name text not null,
  verify_key jsonb not null,
  secret bytea,
  code_secret bytea,
  code_step bigint not null default 0,
  wrong_pins integer not null default 0,
  linked_at timestamptz not null,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  voided_at timestamptz,
  ended_at timestamptz,
  unlock_credential bytea unique,
  unlock_public_key bytea,
  unlock_counter bigint,
  unlock_synced boolean,
  unlock_added_at timestamptz,
  -- What counts for nothing keeps no secret.
  check ((voided_at is null and ended_at is null) or (secret is null and code_secret is null and unlock_credential is null))
);
comment on table devices is 'Authenticators: one account in one installation of the app, several per account.';
comment on column devices.verify_key is 'Public key (JWK, P-256) with which its messages are verified.';
comment on column devices.secret is 'What it proves with the PIN, sealed and bound to this row.';
comment on column devices.code_secret is 'From which its codes without a network follow, sealed and bound to this row; null where it shows none.';
comment on column devices.code_step is 'Newest time step taken: no code is accepted twice.';
comment on column devices.wrong_pins is 'Wrong PINs in a row, charged before each is looked at; the third voids the device.';
comment on column devices.confirmed_at is 'From when on it counts: the page on which it was linked had gone on.';
comment on column devices.voided_at is 'Three wrong PINs in a row: it proves nothing any more, and stays in the list for its owner to see.';
comment on column devices.ended_at is 'The account was closed: the row stays for a while, so that the app is told and wipes what it keeps. A device that is removed leaves no row.';
comment on column devices.unlock_credential is 'A passkey of the phone that stands in for the PIN beside the key of the device. It signs nobody in.';
comment on column devices.unlock_synced is 'It may be copied to other phones, where it is worth nothing without the key of the device.';
create index devices_by_account on devices (account);

create table device_links (
  id uuid primary key,
  account uuid not null references accounts (id),
  binding text not null,
  by_device uuid references devices (id) on delete cascade,
  code_hash bytea not null unique,
  typed_hash bytea not null unique,
  codes bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  scanned_at timestamptz,
  device uuid references devices (id) on delete cascade,
  used_at timestamptz,
  taken_at timestamptz,
  check ((device is null) = (used_at is null))
);
comment on table device_links is 'Codes that link a device to an account, shown on a page or by another device of the account, each good once.';
comment on column device_links.binding is 'The sign-in or session that shows it, or the device.';
comment on column device_links.by_device is 'The device that shows it: what is linked so counts at once.';
comment on column device_links.codes is 'The codes, in the picture and to be typed, sealed and bound to this row: the page may be shown again.';
comment on column device_links.scanned_at is 'When an app first asked what it is for.';
comment on column device_links.taken_at is 'When the page went on, and the device began to count.';
create index device_links_by_binding on device_links (binding);
create index device_links_by_account on device_links (account);
create index device_links_by_age on device_links (created_at);

create table device_requests (
  id uuid primary key,
  kind text not null check (kind in ('approval', 'qr', 'remembered', 'pin', 'unlock', 'link')),
  account uuid references accounts (id),
  device uuid,
  binding text not null,
  realm text,
  nonce bytea not null,
  shown text not null,
  number text,
  marks bytea[] not null default '{}',
  code_hash bytea unique,
  code bytea,
  address text,
  same_network boolean not null default false,
  claimed_from text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  seen_at timestamptz,
  claimed_at timestamptz,
  answered_at timestamptz,
  outcome text check (outcome in ('approved', 'declined', 'not-me', 'wrong-number', 'replaced', 'ended')),
  user_by text check (user_by in ('pin', 'biometrics')),
  taken_at timestamptz,
  check (kind = 'qr' or account is not null),
  check ((answered_at is null) = (outcome is null)),
  check (outcome is distinct from 'approved' or (device is not null and account is not null and user_by is not null))
);
comment on table device_requests is 'What devices are asked, each for one sign-in or session, answered once and taken once.';
comment on column device_requests.device is 'The one that claimed or began it, and in the end the one that answered.';
comment on column device_requests.binding is 'The sign-in or session in which it was asked, which alone collects the answer; or the device that asks itself.';
comment on column device_requests.realm is 'The realm of the sign-in; null where any may be meant.';
comment on column device_requests.shown is 'What the device shows before it asks anything: JSON, a digest of which is in what it signs.';
comment on column device_requests.number is 'What has to be read from the other screen. It never goes to the device.';
comment on column device_requests.marks is 'Hashes of the marks of known browsers that the asking browser holds.';
comment on column device_requests.code_hash is 'SHA-256 of the reference in the QR code.';
comment on column device_requests.code is 'The reference, sealed and bound to this row: the page may be shown again.';
comment on column device_requests.address is 'From where the browser asked, to be compared with where the device is; gone within a day or two.';
comment on column device_requests.same_network is 'The realm takes an answer from the network of the browser alone.';
comment on column device_requests.taken_at is 'When the sign-in or session collected the approval: once.';
create index device_requests_by_binding on device_requests (binding, created_at);
create index device_requests_by_account on device_requests (account, created_at);
create index device_requests_by_device on device_requests (device) where device is not null;
create index device_requests_by_age on device_requests (created_at);

create table device_spoken (
  mark bytea primary key,
  expires_at timestamptz not null
);
comment on table device_spoken is 'Digests of signed messages that were acted upon: none is acted upon twice.';
comment on column device_spoken.expires_at is 'From when on it would be refused for its age alone.';
create index device_spoken_by_end on device_spoken (expires_at);
