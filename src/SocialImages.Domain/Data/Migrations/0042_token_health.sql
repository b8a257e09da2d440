-- When Meta was last asked whether a token still lives; tokens of Facebook Login are looked at once a day.
alter table instagram_accounts add column token_checked_at timestamptz;
