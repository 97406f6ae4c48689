-- Who was told that their only method is no longer accepted from a day on (M17), so that nobody is told twice.
create table method_endings_told (
  account uuid not null references accounts (id),
  ends_on date not null,
  days smallint not null check (days > 0),
  told_at timestamptz not null,
  primary key (account, ends_on, days)
);
comment on table method_endings_told is 'Mails that warned somebody whose only methods end.';
comment on column method_endings_told.ends_on is 'The first day on which they have none left.';
comment on column method_endings_told.days is 'Which of the warnings it was: so many days ahead, or fewer when they came later.';
