-- Messages to people.
create table notices (
  id uuid primary key,
  channel text not null check (channel in ('mail', 'sms', 'voice', 'push')),
  template text not null,
  person uuid references persons (id),
  account uuid references accounts (id),
  recipient text not null,
  language text not null,
  queued_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  fault text
);
comment on table notices is 'What was sent to whom, by which channel, without its words: those may hold secrets.';
create index notices_by_account on notices (account);

create table demo_outbox (
  id uuid primary key,
  channel text not null,
  recipient text not null,
  language text not null,
  subject text,
  text text not null,
  html text,
  links text[] not null default '{}',
  payload jsonb,
  sent_at timestamptz not null
);
comment on table demo_outbox is 'Demo mode alone: what was sent, for /demo.';
create index demo_outbox_by_recipient on demo_outbox (recipient, sent_at);

create table demo_clock (
  only_row boolean primary key default true check (only_row),
  offset_ms bigint not null
);
comment on table demo_clock is 'Demo mode alone: how far the clock has been moved forward.';

create table demo_totp_secrets (
  account uuid primary key references accounts (id),
  registration uuid not null,
  secret bytea not null
);
comment on table demo_totp_secrets is 'Demo mode alone: secrets of the demo people''s authenticator apps, which /demo shows.';
comment on column demo_totp_secrets.secret is 'Shared secret in base 32, sealed and bound to this row.';

create table installation (
  name text primary key,
  value bytea not null
);
comment on table installation is 'Facts about this installation, among them a sealed word that proves the master key.';
