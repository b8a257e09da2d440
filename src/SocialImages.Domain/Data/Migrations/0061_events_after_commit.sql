-- NOTIFY lets one transaction at a time commit, its flush to disk included. Only the relay uses it now; whoever commits an
-- event rings its own process's relay, and every relay looks each second for what a dead process left.
drop trigger outbox_messages_wake on outbox_messages;
drop trigger generations_wake on generations;
drop trigger generations_cancel_wake on generations;
drop trigger generation_events_wake on generation_events;
drop function notify_generation_progress();
drop function notify_channel();
