-- Sessions know where and on what they were begun, end when idle, and browsers become known to an account.
alter table sessions
  add column country text,
  add column device text check (device in ('computer', 'smartphone')),
  add column stays boolean not null default false,
  add column idle_at timestamptz;
comment on column sessions.address is 'Where it was begun; a bound session lives nowhere else.';
comment on column sessions.country is 'ISO 3166-1 alpha-2, of the address; approximate.';
comment on column sessions.device is 'computer or smartphone, as the browser said.';
comment on column sessions.stays is 'The cookie outlives the window.';
comment on column sessions.idle_at is 'It ends then unless it is used before; moves on with last_seen_at. Null: never for want of use.';
-- For the job that tells applications of sessions whose time has run out. Whole, like the others of this table.
create index sessions_by_end on sessions ((least(expires_at, idle_at)));

create or replace view sign_in_v_sessions as
  select s.id, s.token_hash, s.realm, s.account, s.kind, s.auth_time, s.acr, s.amr, s.started_at, s.expires_at,
    s.ended_at, s.application, s.oidc,
    a.person, a.status, a.sign_in_name, a.given_name, a.family_name, a.preferred_name, a.language, a.mail,
    least(s.expires_at, s.idle_at) as live_until
  from sessions s join people_v_accounts a on a.id = s.account;
comment on view sign_in_v_sessions is
  'Sessions with their account and its person. Live is: not ended, before live_until, and the account active.';

create table known_browsers (
  id uuid primary key,
  account uuid not null references accounts (id),
  mark bytea not null,
  browser text,
  country text,
  countries text[] not null default '{}',
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  unique (account, mark)
);
comment on table known_browsers is 'Browsers in which an account has signed in, so that strangers'' guesses do not lock its owner out, and new ones are told.';
comment on column known_browsers.mark is 'Keyed MAC of the token in the browser''s cookie: useless without the master key.';
comment on column known_browsers.browser is 'In words: "Firefox · Windows".';
comment on column known_browsers.country is 'Where it was last, ISO 3166-1 alpha-2.';
comment on column known_browsers.countries is 'Everywhere it has been, so that coming home is no news.';
comment on column known_browsers.revoked_at is 'It counts no more: the password was reset, or the person said so.';
create index known_browsers_by_expiry on known_browsers (expires_at);

create or replace view methods_v_registered as
  select id, account, 'totp' as kind, confirmed_at as registered_at from totp_registrations where confirmed_at is not null;
