-- Parley: master names, who may reach them, who watches them.
-- Times are milliseconds since 1970. A released name keeps its row, so that its epoch never goes back.

CREATE TABLE parleyName (
  name         NVARCHAR(128) NOT NULL,
  owner        NVARCHAR(320) NOT NULL,
  keyHash      CHAR(64) NOT NULL,
  identityKey  VARCHAR(64) NULL,
  description  NVARCHAR(1024) NULL,
  accessModel  VARCHAR(16) NOT NULL,
  listed       INTEGER NULL,
  epoch        BIGINT NOT NULL,
  holder       VARCHAR(64) NULL,
  revision     BIGINT NOT NULL,
  createdAt    BIGINT NOT NULL,
  usedAt       BIGINT NOT NULL,
  restsUntil   BIGINT NULL,
  offerTo      NVARCHAR(320) NULL,
  offerUntil   BIGINT NULL,
  CONSTRAINT parleyName_pk PRIMARY KEY (name)
)
CREATE INDEX parleyName_owner_idx ON parleyName (owner)
CREATE INDEX parleyName_used_idx ON parleyName (usedAt)

CREATE TABLE parleyAllow (
  name         NVARCHAR(128) NOT NULL,
  jid          NVARCHAR(320) NOT NULL,
  CONSTRAINT parleyAllow_pk PRIMARY KEY (name, jid)
)

CREATE TABLE parleySubscriber (
  name         NVARCHAR(128) NOT NULL,
  jid          NVARCHAR(320) NOT NULL,
  CONSTRAINT parleySubscriber_pk PRIMARY KEY (name, jid)
)

INSERT INTO ofVersion (name, version) VALUES ('parley', 1)
