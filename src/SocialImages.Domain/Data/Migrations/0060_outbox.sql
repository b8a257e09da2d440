-- For the node that was cut off and asks what it missed, and for forgetting what everybody has heard.
create index outbox_relayed on outbox_messages (relayed_at) where relayed_at is not null;
