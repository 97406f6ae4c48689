-- What people prove themselves with.
create table passwords (
  account uuid primary key references accounts (id),
  hash text not null,
  changed_at timestamptz not null
);
comment on table passwords is 'Argon2id hashes in PHC string form, with their parameters.';

create table initial_passwords (
  account uuid primary key references accounts (id),
  mac bytea not null,
  given_at timestamptz not null,
  spent_at timestamptz
);
comment on table initial_passwords is 'Passwords given at registration: good for activation alone, and spent by it.';
comment on column initial_passwords.mac is 'Keyed MAC of account and password: useless without the master key, and quick for a file of 100,000.';

create table totp_registrations (
  id uuid primary key,
  account uuid not null references accounts (id),
  name text not null,
  secret bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  last_used_at timestamptz
);
comment on table totp_registrations is 'One-time-code apps (RFC 6238), several per account.';
comment on column totp_registrations.secret is 'Shared secret, sealed and bound to this row.';
comment on column totp_registrations.last_step is 'Newest time step taken: no step is accepted twice.';
create index totp_registrations_by_account on totp_registrations (account);

create table mailed_codes (
  hash bytea primary key,
  account uuid not null references accounts (id),
  purpose text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at timestamptz
);
comment on table mailed_codes is 'Codes sent by mail, hashed, each for one account and one purpose, good once.';
create index mailed_codes_by_account on mailed_codes (account, purpose);

create table wrong_answers (
  subject uuid not null,
  method text not null,
  wrong integer not null,
  in_a_row integer not null,
  locked_until timestamptz,
  changed_at timestamptz not null,
  primary key (subject, method)
);
comment on table wrong_answers is 'Wrong answers in a row, by subject and method: a second tab gives no fresh tries.';
comment on column wrong_answers.subject is 'Account, or a keyed mark of a name that no account has, so that unknown names lock alike.';
comment on column wrong_answers.wrong is 'Wrong answers since the last right one or the last lock.';
comment on column wrong_answers.in_a_row is 'Wrong answers since the last right one, locks included.';

create view methods_v_registered as
  select id, account, 'totp' as kind from totp_registrations where confirmed_at is not null;
comment on view methods_v_registered is 'Second factors that are registered and confirmed, for higher folders to join.';

create view methods_v_passwords as
  select account, changed_at from passwords;
comment on view methods_v_passwords is 'Since when an account has its password, for higher folders to join.';
