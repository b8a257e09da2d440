alter table images add column colors text[] not null default '{}';
alter table images alter column colors drop default;

-- A worker hears of a wish to cancel at once, wherever the generation runs.
create trigger generations_cancel_wake after update of cancel_requested on generations
    for each statement execute function notify_channel('generations');

create index generation_attempts_open on generation_attempts (generation_id) where outcome = 'Started';
