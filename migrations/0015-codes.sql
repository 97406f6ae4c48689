-- Code tokens, reset codes, and what a desk gives: access passes and pauses.
create table hardware_tokens (
  id uuid primary key,
  serial text not null unique,
  account uuid references accounts (id),
  seed bytea not null,
  kind text not null check (kind in ('totp', 'hotp')),
  algorithm text not null check (algorithm in ('SHA1', 'SHA256', 'SHA512')),
  digits smallint not null check (digits between 6 and 8),
  period smallint not null check (period between 10 and 300),
  position bigint not null,
  drift integer not null default 0,
  far_position bigint,
  name text not null default '',
  imported_at timestamptz not null,
  assigned_at timestamptz,
  last_used_at timestamptz,
  check ((account is null) = (assigned_at is null))
);
comment on table hardware_tokens is 'Tokens that show codes (RFC 4226, RFC 6238), imported with their seeds and handed out at a desk.';
comment on column hardware_tokens.account is 'Who has it; null while it lies in the drawer.';
comment on column hardware_tokens.seed is 'Shared secret, sealed and bound to this row.';
comment on column hardware_tokens.position is 'The newest time step taken, or the newest counter: nothing at or before it is accepted. It outlives a handing back.';
comment on column hardware_tokens.drift is 'By how many steps its clock ran ahead when it was last used; behind is below zero. A counter has none.';
comment on column hardware_tokens.far_position is 'Where a code was found that is too far off to be believed; the one after it would be (RFC 4226, 7.4).';
create index hardware_tokens_by_account on hardware_tokens (account);

create table reset_codes (
  account uuid primary key references accounts (id),
  hash bytea not null,
  made_at timestamptz not null,
  spent_at timestamptz
);
comment on table reset_codes is 'The code that each account keeps on paper for the day that its methods are lost; hashed with the account.';

create table access_passes (
  id uuid primary key,
  account uuid not null references accounts (id),
  hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at timestamptz,
  withdrawn_at timestamptz,
  given_by text not null,
  reason text not null,
  check (expires_at <= made_at + interval '24 hours')
);
comment on table access_passes is 'Codes that a desk hands out; each stands in for a second factor once.';
comment on column access_passes.withdrawn_at is 'Taken back, or replaced by a newer one.';
comment on column access_passes.given_by is 'As the audit names who acts: agent:<id>, or command.';
-- At most one that can still be used, whoever gives two at once.
create unique index access_passes_open on access_passes (account) where spent_at is null and withdrawn_at is null;

create table mfa_pauses (
  id uuid primary key,
  account uuid not null references accounts (id),
  made_at timestamptz not null,
  starts_at timestamptz not null,
  until timestamptz not null check (until > starts_at),
  some_hours boolean not null,
  given_by text not null,
  reason text not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('over', 'registered', 'ended', 'replaced')),
  check (until <= made_at + interval '168 hours'),
  check (not some_hours or until <= starts_at + interval '12 hours'),
  check ((ended_at is null) = (ended_why is null))
);
comment on table mfa_pauses is 'When a desk lifted the duty of a second factor, for whom, until when and why.';
comment on column mfa_pauses.some_hours is 'For an exam: hours, not days.';
comment on column mfa_pauses.ended_at is 'Null while it runs or lies ahead. It counts for nothing after `until` either, whether or not it was ended by then.';
-- At most one at a time.
create unique index mfa_pauses_open on mfa_pauses (account) where ended_at is null;
create index mfa_pauses_by_end on mfa_pauses (until) where ended_at is null;

create table method_defaults (
  account uuid primary key references accounts (id),
  kind text not null,
  method uuid not null
);
comment on table method_defaults is 'The method that a person wants to be asked for first, where the realm lets them choose.';
comment on column method_defaults.method is 'The id that the registration has in the table of its kind.';

alter table known_browsers
  add column last_kind text,
  add column last_method uuid;
comment on column known_browsers.last_kind is 'The second factor that last worked here.';
comment on column known_browsers.last_method is 'The id of that registration; it may be gone since.';
