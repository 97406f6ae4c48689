-- Telephones as a second factor, and what is asked of them.
create table phone_registrations (
  id uuid primary key,
  account uuid not null references accounts (id),
  number bytea not null,
  number_index bytea not null,
  shown text not null,
  line text not null check (line in ('mobile', 'landline')),
  name text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_used_at timestamptz
);
comment on table phone_registrations is 'Telephone numbers that prove an account, several per account; not confirmed, they prove nothing.';
comment on column phone_registrations.number is 'In E.164 form, sealed and bound to this row.';
comment on column phone_registrations.number_index is 'Keyed mark by which the same number is known again.';
comment on column phone_registrations.shown is 'Country code and last two digits: all that anybody sees of it.';
comment on column phone_registrations.line is 'A landline is only called.';
create unique index phone_registrations_once on phone_registrations (account, number_index) where confirmed_at is not null;
create index phone_registrations_by_account on phone_registrations (account);

create table phone_challenges (
  id uuid primary key,
  account uuid not null references accounts (id),
  phone uuid not null,
  by text not null check (by in ('sms', 'voice')),
  purpose text not null check (purpose in ('register', 'sign-in', 'address')),
  binding text not null,
  number bytea not null,
  number_index bytea not null,
  shown text not null,
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  begun_at timestamptz,
  sent_at timestamptz,
  failed_at timestamptz,
  answered_at timestamptz,
  declined_at timestamptz,
  spent_at timestamptz
);
comment on table phone_challenges is 'Texts and calls that ask one proof of one telephone, each for one sign-in or session, good once. The code follows from the id by a key, and is stored nowhere.';
comment on column phone_challenges.phone is 'The registration, or with purpose address the recovery number of the person.';
comment on column phone_challenges.binding is 'The sign-in or session in which it was asked; no other may answer.';
comment on column phone_challenges.number is 'Where it goes, in E.164 form, sealed and bound to this row.';
comment on column phone_challenges.number_index is 'Keyed mark of the number: what is sent there is counted over all accounts.';
comment on column phone_challenges.tries is 'How often a code was typed: after five it is over.';
comment on column phone_challenges.begun_at is 'When its sending began, so that it is sent once.';
comment on column phone_challenges.sent_at is 'When a gateway accepted it.';
comment on column phone_challenges.failed_at is 'When no gateway accepted it, or one told later that it did not arrive or that nobody answered.';
comment on column phone_challenges.answered_at is 'When the called person pressed #.';
comment on column phone_challenges.declined_at is 'When the called person said that it was not them.';
create index phone_challenges_by_account on phone_challenges (account, created_at);
create index phone_challenges_by_number on phone_challenges (number_index, created_at);
create index phone_challenges_by_age on phone_challenges (created_at);

create table phone_days (
  day date not null,
  by text not null check (by in ('sms', 'voice')),
  sent integer not null,
  primary key (day, by)
);
comment on table phone_days is 'How many texts and calls the institution asked for on a day, for the cap on what they cost.';
