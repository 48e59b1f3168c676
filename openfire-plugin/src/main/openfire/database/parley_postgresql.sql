-- Parley: master names, who may reach them, who watches them.
-- Times are milliseconds since 1970. A released name keeps its row, so that its epoch never goes back.

CREATE TABLE parleyName (
  name         VARCHAR(128) NOT NULL,
  owner        VARCHAR(320) NOT NULL,
  keyHash      CHAR(64) NOT NULL,
  identityKey  VARCHAR(64),
  description  VARCHAR(1024),
  accessModel  VARCHAR(16) NOT NULL,
  listed       INTEGER,
  epoch        BIGINT NOT NULL,
  holder       VARCHAR(64),
  revision     BIGINT NOT NULL,
  createdAt    BIGINT NOT NULL,
  usedAt       BIGINT NOT NULL,
  restsUntil   BIGINT,
  offerTo      VARCHAR(320),
  offerUntil   BIGINT,
  CONSTRAINT parleyName_pk PRIMARY KEY (name)
);
CREATE INDEX parleyName_owner_idx ON parleyName (owner);
CREATE INDEX parleyName_used_idx ON parleyName (usedAt);

CREATE TABLE parleyAllow (
  name         VARCHAR(128) NOT NULL,
  jid          VARCHAR(320) NOT NULL,
  CONSTRAINT parleyAllow_pk PRIMARY KEY (name, jid)
);

CREATE TABLE parleySubscriber (
  name         VARCHAR(128) NOT NULL,
  jid          VARCHAR(320) NOT NULL,
  CONSTRAINT parleySubscriber_pk PRIMARY KEY (name, jid)
);

INSERT INTO ofVersion (name, version) VALUES ('parley', 1);
