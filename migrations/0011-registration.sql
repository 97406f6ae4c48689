-- How many accounts had a second factor, day by day: what the chart of administration is drawn from.
create table registration_counts (
  realm text not null,
  day date not null,
  group_name text not null,
  accounts integer not null check (accounts >= 0),
  registered integer not null check (registered between 0 and accounts),
  primary key (realm, day, group_name)
);
comment on table registration_counts is 'Active accounts of a realm with and without a second factor, as last counted on each day.';
comment on column registration_counts.day is 'The day on the campus.';
comment on column registration_counts.group_name is 'The group of which they are; empty for all accounts of the realm. Who is in two groups counts in both.';
